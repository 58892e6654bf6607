namespace Rectify.Publications.Checking;

/// <summary>One thing that a test of CSAF finds wrong.</summary>
/// <param name="Test">The test's id in the specification: <c>6.1.14</c>, <c>6.1.27.9</c>.</param>
/// <param name="Pointer">Where: a JSON pointer (RFC 6901).</param>
/// <param name="Detail">The word or id it is about, at most 80 characters; empty when the place says it all.</param>
public sealed record CsafFinding(string Test, string Pointer, string Detail)
{
    /// <summary>How much it weighs.</summary>
    public CsafGroup Group => Test.StartsWith("6.1.", StringComparison.Ordinal) ? CsafGroup.Mandatory
        : Test.StartsWith("6.2.", StringComparison.Ordinal) ? CsafGroup.Recommended : CsafGroup.Informative;
}

/// <summary>The groups of tests (sections 6.1 to 6.3).</summary>
public enum CsafGroup
{
    /// <summary>What fails one of them is no valid CSAF document.</summary>
    Mandatory,
    /// <summary>Optional in 2.0, recommended in 2.1.</summary>
    Recommended,
    /// <summary>For the author to know.</summary>
    Informative,
}

/// <summary>What a check gave.</summary>
/// <param name="Reading">Whether the document could be read.</param>
/// <param name="Version"><c>2.0</c> or <c>2.1</c>; empty when it could not be read.</param>
/// <param name="Findings">In the order of the tests; at most <see cref="CsafCheck.MostFindings"/>.</param>
/// <param name="IsComplete">False when there were more findings than are listed.</param>
public sealed record CsafReport(CsafReadingOutcome Reading, string Version, IReadOnlyList<CsafFinding> Findings, bool IsComplete)
{
    /// <summary>Whether it was read and no mandatory test found anything.</summary>
    public bool IsValid => Reading == CsafReadingOutcome.Read && Findings.All(finding => finding.Group != CsafGroup.Mandatory);
}

/// <summary>How far a document could be read.</summary>
public enum CsafReadingOutcome
{
    /// <summary>It was.</summary>
    Read,
    /// <summary>More bytes than a consumer must take (15 MB).</summary>
    TooLarge,
    /// <summary>No JSON object, or one that states a member twice or is nested too deeply.</summary>
    NotJson,
    /// <summary>Groups that name so many products in so many places that checking them would take for ever.</summary>
    TooManyProducts,
    /// <summary>A JSON object that does not say <c>csaf_version</c> 2.0 or 2.1.</summary>
    NotCsaf,
}
