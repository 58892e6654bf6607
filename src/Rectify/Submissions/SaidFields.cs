namespace Rectify.Submissions;

/// <summary>What an author says of the fields of a report.</summary>
/// <param name="Values">The texts in the language of the form, by field name; they go before what is known otherwise.</param>
public sealed record SaidFields(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Nothing is said.</summary>
    public static SaidFields Nothing { get; } = new(new Dictionary<string, string>());

    /// <summary>The same in the team's other language, by field name; kept beside, never filed.</summary>
    public IReadOnlyDictionary<string, string> Beside { get; init; } = new Dictionary<string, string>();

    /// <summary>The fields that are kept and not told to this recipient; null leaves that as it was.</summary>
    public IReadOnlySet<string>? LeftOut { get; init; }

    /// <summary>The names of all fields of which anything is said.</summary>
    internal IEnumerable<string> Names => Values.Keys.Union(Beside.Keys, StringComparer.Ordinal).Union(LeftOut ?? new HashSet<string>(), StringComparer.Ordinal);
}
