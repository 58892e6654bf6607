namespace Rectify.Publications.Checking;

/// <summary>One test of the specification.</summary>
/// <param name="Id">Its number there, the same in both versions.</param>
/// <param name="Run">What it finds: the places and the words that they are about.</param>
/// <param name="Only">The one version that has it; null when both have.</param>
internal sealed record CsafTest(string Id, Func<CsafDocument, IEnumerable<(Node Place, string Detail)>> Run, string? Only = null)
{
    public bool IsOf(bool is21) => Only is null || Only == (is21 ? "2.1" : "2.0");
}

/// <summary>All tests that are run, in the order of the specification.</summary>
internal static class CsafTests
{
    public static IReadOnlyList<CsafTest> All { get; } =
    [
        new("6.1.1", ProductTests.Undefined),
        new("6.1.2", ProductTests.DefinedTwice),
        new("6.1.3", ProductTests.Circular),
        new("6.1.4", ProductTests.GroupUndefined),
        new("6.1.5", ProductTests.GroupDefinedTwice),
        new("6.1.6", StatusTests.Contradicting),
        new("6.1.7", CvssTests.SeveralPerProduct),
        new("6.1.8", CvssTests.Invalid),
        new("6.1.9", CvssTests.MiscalculatedScore),
        new("6.1.10", CvssTests.Inconsistent),
        new("6.1.11", VulnerabilityTests.Weakness),
        new("6.1.12", LanguageTests.Unknown),
        new("6.1.13", ProductTests.InvalidPurl),
        new("6.1.14", TrackingTests.NotSorted),
        new("6.1.15", LanguageTests.TranslatorWithoutSource),
        new("6.1.16", TrackingTests.NotLatest),
        new("6.1.17", TrackingTests.StatusNotDraft),
        new("6.1.18", TrackingTests.ReleasedWithDrafts),
        new("6.1.19", TrackingTests.PreReleaseInHistory),
        new("6.1.20", TrackingTests.PreReleaseReleased),
        new("6.1.21", TrackingTests.Gap),
        new("6.1.22", TrackingTests.NumberTwice),
        new("6.1.23", VulnerabilityTests.CveTwice),
        new("6.1.24", VulnerabilityTests.InvolvementTwice),
        new("6.1.25", ProductTests.HashAlgorithmTwice),
        new("6.1.26", ProfileTests.ProhibitedName),
        new("6.1.27.1", ProfileTests.Notes),
        new("6.1.27.2", ProfileTests.References),
        new("6.1.27.3", ProfileTests.Vulnerabilities),
        new("6.1.27.4", ProfileTests.ProductTree),
        new("6.1.27.5", ProfileTests.VulnerabilityNotes),
        new("6.1.27.6", ProfileTests.ProductStatus),
        new("6.1.27.7", ProfileTests.VexProductStatus),
        new("6.1.27.8", ProfileTests.VulnerabilityId),
        new("6.1.27.9", ProfileTests.ImpactStatement),
        new("6.1.27.10", ProfileTests.ActionStatement),
        new("6.1.27.11", ProfileTests.SomeVulnerabilities),
        new("6.1.27.12", ProfileTests.AffectedProducts, "2.1"),
        new("6.1.27.14", ProfileTests.ReasoningNotes, "2.1"),
        new("6.1.27.15", ProfileTests.NoProductTree, "2.1"),
        new("6.1.27.16", ProfileTests.EarlierRevision, "2.1"),
        new("6.1.27.17", ProfileTests.Withdrawal, "2.1"),
        new("6.1.27.18", ProfileTests.Supersession, "2.1"),
        new("6.1.27.19", ProfileTests.SupersedingDocument, "2.1"),
        new("6.1.28", LanguageTests.TranslatedIntoItself),
        new("6.1.29", VulnerabilityTests.RemediationWithoutProduct),
        new("6.1.30", TrackingTests.MixedVersions),
        new("6.1.31", ProductTests.RangeAsVersion),
        new("6.1.32", VulnerabilityTests.FlagWithoutProduct),
        new("6.1.33", VulnerabilityTests.SeveralJustifications),

        new("6.1.34", BranchTests.TooDeep, "2.1"),
        new("6.1.35", RemediationTests.Contradicting, "2.1"),
        new("6.1.36", RemediationTests.ContradictingStatus, "2.1"),
        new("6.1.37", DateTests.Invalid, "2.1"),
        new("6.1.38", SharingTests.PublicGroupWithLabel, "2.1"),
        new("6.1.39", SharingTests.ClearWithOtherGroup, "2.1"),
        new("6.1.40", SharingTests.NameOfOtherGroup, "2.1"),
        new("6.1.41", SharingTests.WithoutItsName, "2.1"),
        new("6.1.42", BranchTests.OtherPackages, "2.1"),
        new("6.1.43", document => BranchTests.SeveralStars(document, "model_numbers"), "2.1"),
        new("6.1.44", document => BranchTests.SeveralStars(document, "serial_numbers"), "2.1"),
        new("6.1.45", DateTests.DisclosedLater, "2.1"),
        new("6.1.49", DateTests.SsvcLater, "2.1"),
        new("6.1.50", BranchTests.InvalidRange, "2.1"),
        new("6.1.51", DateTests.EpssLater, "2.1"),
        new("6.1.52", DateTests.ExploitedLater, "2.1"),
        new("6.1.53", DateTests.KnownBefore, "2.1"),
        new("6.1.54", LicenceTests.NoExpression, "2.1"),
        new("6.1.55", LicenceTests.WithoutText, "2.1"),
        new("6.1.56", CvssTests.ScoreAndRating, "2.1"),
        new("6.1.57", BranchTests.Stacked, "2.1"),
        new("6.1.58", BranchTests.VersionAndRange, "2.1"),
        new("6.1.59", BranchTests.SingleVersion, "2.1"),
        new("6.1.61", document => BranchTests.SeveralStars(document, "skus"), "2.1"),

        new("6.2.1", ProductTests.Unused),
        new("6.2.2", StatusTests.WithoutRemediation),
        new("6.2.3", StatusTests.WithoutScore),
        new("6.2.4", TrackingTests.BuildInHistory),
        new("6.2.5", TrackingTests.InitialBeforeHistory),
        new("6.2.6", TrackingTests.CurrentBeforeHistory),
        new("6.2.7", VulnerabilityTests.InvolvementWithoutDate),
        new("6.2.8", document => ProductTests.OnlyHash(document, "md5")),
        new("6.2.9", document => ProductTests.OnlyHash(document, "sha1")),
        new("6.2.10", DocumentTests.WithoutTlp, "2.0"),
        new("6.2.11", DocumentTests.WithoutCanonicalUrl),
        new("6.2.12", LanguageTests.NotStated),
        new("6.2.13", DocumentTests.NotSorted),
        new("6.2.14", LanguageTests.Private),
        new("6.2.15", LanguageTests.Default),
        new("6.2.16", ProductTests.WithoutHelper),
        new("6.2.17", VulnerabilityTests.CveAsOtherId),
        new("6.2.18", ProductTests.RangeWithoutVers),
        new("6.2.19", CvssTests.ScoreOfFixed),
        new("6.2.20", ShapeTests.AdditionalProperty),
        new("6.2.21", TrackingTests.SameTime, "2.1"),
        new("6.2.22", DocumentTests.IdInTitle, "2.1"),
        new("6.2.23", VulnerabilityTests.DeprecatedWeakness, "2.1"),
        new("6.2.25", document => VulnerabilityTests.WeaknessOfUsage(document, "Discouraged", "Prohibited"), "2.1"),
        new("6.2.26", document => VulnerabilityTests.WeaknessOfUsage(document, "Allowed-with-Review"), "2.1"),
        new("6.2.28", SharingTests.GroupOfEverybody, "2.1"),
        new("6.2.29", SharingTests.GroupOfNobody, "2.1"),
        new("6.2.30", SharingTests.GroupOnClear, "2.1"),
        new("6.2.33", DateTests.DisclosedAfterRevision, "2.1"),
        new("6.2.38", ProfileTests.Deprecated, "2.1"),
        new("6.2.43", LicenceTests.NotStated, "2.1"),
        new("6.2.47", CvssTests.OwnRating, "2.1"),

        new("6.3.1", CvssTests.OnlyVersion2),
        new("6.3.2", CvssTests.Version30),
        new("6.3.3", VulnerabilityTests.WithoutCve),
        new("6.3.4", VulnerabilityTests.WithoutWeakness),
        new("6.3.5", ProductTests.ShortHash),
        new("6.3.9", ProductTests.BranchCategories),
        new("6.3.10", ProductTests.VersionRangeUsed),
        new("6.3.11", ProductTests.VersionIndicator),
        new("6.3.12", CvssTests.WithoutVersion4, "2.1"),
        new("6.3.18", CvssTests.Rating, "2.1"),
        new("6.3.22", ProductTests.NestedPath, "2.1"),
    ];

    /// <summary>What a test gives when it finds something at a place.</summary>
    public static (Node, string) At(Node place, string detail = "") => (place, detail);

    /// <summary>The places whose text was there before, with that text.</summary>
    public static IEnumerable<(Node, string)> Repeated(IEnumerable<Node> texts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
            if (text.Text is { Length: > 0 } value && !seen.Add(value)) yield return (text, value);
    }
}
