namespace Rectify.Parties;

/// <summary>The form of ISO 3166-1 alpha-2; whether a country has the code is not asked, since countries come and go.</summary>
internal static class CountryCode
{
    public static bool IsOne(string text) => text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];
}
