namespace Rectify.Server.Ui.Inventory;

/// <summary>Jurisdictions as one types them into one field: <c>CN, EU de</c>.</summary>
internal static class Codes
{
    /// <summary>Each code in capitals; whether it is one, the use case says.</summary>
    public static IReadOnlyList<string> Read(string text) =>
        [.. text.Split([' ', ',', ';', '，', '、', '；', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(code => code.ToUpperInvariant())];

    /// <summary>The field again.</summary>
    public static string Write(IEnumerable<string> codes) => string.Join(", ", codes);
}
