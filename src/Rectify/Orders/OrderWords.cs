namespace Rectify.Orders;

/// <summary>The words for states and actions in the store and in events; they never change.</summary>
internal static class OrderWords
{
    private static readonly (ItemState State, string Word)[] States =
    [
        (ItemState.Open, "open"),
        (ItemState.InRemediation, "in-remediation"),
        (ItemState.Mitigated, "mitigated"),
        (ItemState.Disputed, "disputed"),
        (ItemState.EvidenceSubmitted, "evidence-submitted"),
    ];

    public static string ToWord(this ItemState state) => States.First(row => row.State == state).Word;

    public static ItemState ParseState(string word) =>
        States.Where(row => row.Word == word).Select(row => (ItemState?)row.State).FirstOrDefault()
        ?? throw new FormatException($"Not a state of an item: {word}");
}
