namespace Rectify.Findings;

/// <summary>A place among the findings of a release or system: what they are ordered by.</summary>
/// <param name="Name">What the vulnerability, or the check, is called.</param>
/// <param name="Key">Where in it.</param>
/// <param name="Id">The id of the finding.</param>
public readonly record struct FindingPlace(string Name, string Key, string Id)
{
    /// <summary>Before all of them.</summary>
    public static FindingPlace Start { get; } = new("", "", "");

    /// <summary>The place of a finding.</summary>
    public static FindingPlace Of(Finding finding) => new(finding.Vulnerability?.Name ?? finding.Weakness?.Check ?? "", FindingStore.PlaceKey(finding), finding.Id.ToString());
}
