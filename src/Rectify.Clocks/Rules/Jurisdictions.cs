using System.Collections.Frozen;

namespace Rectify.Clocks.Rules;

/// <summary>Jurisdictions by ISO 3166-1 alpha-2 code, and EU for the European Union.</summary>
public static class Jurisdictions
{
    /// <summary>The European Union.</summary>
    public const string EuropeanUnion = "EU";

    private static readonly FrozenSet<string> MemberStates = FrozenSet.Create(StringComparer.Ordinal,
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
        "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /// <summary>Whether the text has the form of a jurisdiction: two capital letters.</summary>
    public static bool IsCode(string text) => text.Length == 2 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]);

    /// <summary>Whether being in <paramref name="place"/> is being in <paramref name="jurisdiction"/>: a member state is in the Union.</summary>
    public static bool Covers(string jurisdiction, string place) =>
        jurisdiction == place || (jurisdiction == EuropeanUnion && MemberStates.Contains(place));

    /// <summary>Whether no border that the Union knows lies between the two.</summary>
    public static bool AreOne(string one, string other) =>
        one == other || (Covers(EuropeanUnion, one) && Covers(EuropeanUnion, other));
}
