namespace Rectify.Cases.Reports;

/// <summary>Who found it, as far as they said. It is read by whoever handles reports, or by the people named, and stands in no list, event or message.</summary>
/// <param name="Name">What they call themselves, up to 200 characters; empty when they did not say.</param>
/// <param name="Address">Where they are reached, up to 500 characters; empty when they did not say.</param>
/// <param name="PgpKey">Their key or its fingerprint, up to 20,000 characters; empty when they gave none.</param>
/// <param name="WantsCredit">Whether they want to be named when it is published; null when they did not say.</param>
public sealed record Finder(string Name, string Address, string PgpKey, bool? WantsCredit)
{
    /// <summary>Whether nothing is known of them.</summary>
    public bool IsAnonymous => Name.Length == 0 && Address.Length == 0 && PgpKey.Length == 0;
}
