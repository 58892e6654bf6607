using Rectify.Advisories.Vex;
using Rectify.Publications.Model;
using Rectify.Scanning.Packages;

namespace Rectify.Publications.Tests;

/// <summary>Advisories of an organisation that does not exist.</summary>
internal static class Sample
{
    public static readonly Publisher Acme = new()
    {
        Role = PublisherRole.Vendor,
        Name = "Acme Robotics",
        Namespace = "https://acme.example",
        Contact = "psirt@acme.example, +43 1 555 0100",
        Authority = "Acme PSIRT answers for all products of Acme Robotics.",
    };

    /// <summary>A release that is affected, one that is fixed, and a library in both.</summary>
    public static PublishedAdvisory Advisory { get; } = new()
    {
        Id = "ACME-2026-0007",
        Title = "Gripper controller: a crafted frame stops the arm 夹爪控制器",
        Kind = AdvisoryKind.SecurityAdvisory,
        Status = AdvisoryStatus.Final,
        Publisher = Acme,
        Tlp = TrafficLight.Clear,
        Language = "en",
        Licence = "CC-BY-4.0",
        Url = "https://acme.example/.well-known/csaf/white/2026/acme-2026-0007.json",
        Revisions = [new("1", At(1), "First release."), new("2", At(3), "The fix is out.")],
        Notes = [new(NoteCategory.Summary, "A crafted frame stops the arm.", "Summary", "all")],
        References = [new("The bulletin as a page", "https://acme.example/bulletins/7")],
        Products =
        [
            Product("gripper-4.1", "Gripper", "4.1.0"),
            Product("gripper-4.2", "Gripper", "4.2.0"),
            Product("libframe-1.9", "libframe", "1.9.3") with { Vendor = "Frame project" },
        ],
        Parts = [new("gripper-4.1/libframe", "libframe-1.9", PartRelation.DefaultComponentOf, "gripper-4.1")],
        Vulnerabilities =
        [
            new()
            {
                Cve = "CVE-2026-10001",
                Title = "Out-of-bounds write in the frame parser",
                Cwes = [787],
                Notes = [new(NoteCategory.Description, "The parser trusts the length of a frame.")],
                Scores = [new("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", ["gripper-4.1", "gripper-4.1/libframe"])],
                Statements =
                [
                    new(ProductStatus.KnownAffected, ["gripper-4.1", "gripper-4.1/libframe"]),
                    new(ProductStatus.Fixed, ["gripper-4.2"]),
                    new(ProductStatus.UnderInvestigation, ["libframe-1.9"]),
                ],
                Remediations =
                [
                    new(RemediationCategory.VendorFix, "Install 4.2.0.", ["gripper-4.1", "gripper-4.1/libframe"], "https://acme.example/downloads/4.2.0", At(3)),
                    new(RemediationCategory.NoneAvailable, "The project was told.", ["libframe-1.9"]),
                ],
            },
        ],
    };

    /// <summary>Whether products are affected, and why not.</summary>
    public static PublishedAdvisory Vex { get; } = Advisory with
    {
        Id = "ACME-2026-0008",
        Title = "Whether CVE-2026-10002 concerns us",
        Kind = AdvisoryKind.Vex,
        Url = "https://acme.example/.well-known/csaf/white/2026/acme-2026-0008.json",
        Parts = [],
        Products = [Product("gripper-4.1", "Gripper", "4.1.0"), Product("gripper-4.2", "Gripper", "4.2.0")],
        Vulnerabilities =
        [
            new()
            {
                Cve = "CVE-2026-10002",
                Cwes = [79],
                Notes = [new(NoteCategory.Description, "A script runs in the operator's browser.")],
                Scores = [new("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", ["gripper-4.1"])],
                Statements =
                [
                    new(ProductStatus.KnownAffected, ["gripper-4.1"]),
                    new(ProductStatus.KnownNotAffected, ["gripper-4.2"], StatedJustification.VulnerableCodeNotPresent, At(2)),
                ],
                Remediations = [new(RemediationCategory.Mitigation, "Keep the panel off the office network.", ["gripper-4.1"])],
                Threats = [new(ThreatCategory.Impact, "4.2.0 has no browser panel.", ["gripper-4.2"])],
            },
        ],
    };

    /// <summary>News without a vulnerability.</summary>
    public static PublishedAdvisory Informational { get; } = Advisory with
    {
        Id = "ACME-2026-0009",
        Title = "Our signing key changes",
        Kind = AdvisoryKind.InformationalAdvisory,
        Url = "https://acme.example/.well-known/csaf/white/2026/acme-2026-0009.json",
        Products = [],
        Parts = [],
        Vulnerabilities = [],
    };

    /// <summary>Everything that the model can say, each text unlike every other.</summary>
    public static PublishedAdvisory Everything { get; } = Advisory with
    {
        Id = "ACME-2026-0010",
        Title = "M-title",
        Kind = AdvisoryKind.Base,
        Status = AdvisoryStatus.Final,
        Publisher = new() { Role = PublisherRole.Coordinator, Name = "M-publisher", Namespace = "https://m-namespace.example", Contact = "M-contact", Authority = "M-authority" },
        Tlp = TrafficLight.AmberStrict,
        Distribution = "M-distribution",
        Language = "zh-CN",
        SourceLanguage = "en",
        Severity = "M-severity",
        Licence = "CC-BY-4.0",
        Aliases = ["M-alias"],
        Url = "https://m-self.example/acme-2026-0010.json",
        Revisions = [new("1.0.0", At(1), "M-revision-1"), new("1.1.0", At(3), "M-revision-2")],
        Notes = [new(NoteCategory.Summary, "M-note", "M-note-title", "M-note-audience")],
        References = [new("M-reference", "https://m-reference.example/")],
        Acknowledgements = [new() { Names = ["M-finder"], Organisation = "M-finders", Summary = "M-thanks", Urls = ["https://m-finder.example/"] }],
        Products =
        [
            new()
            {
                Id = "p1", Vendor = "M-vendor", Family = "M-family", Name = "M-product", Version = "7.7.1",
                Purls = [Purl("pkg:generic/acme/m-purl-a@7.7.1"), Purl("pkg:npm/m-purl-b@7.7.1")],
                Cpe = "cpe:2.3:a:m-cpe:m-product:7.7.1:*:*:*:*:*:*:*",
                Files = [new("M-file.bin", [new("sha256", new string('a', 64)), new("sha512", new string('b', 128))])],
                ModelNumbers = ["M-model"], SerialNumbers = ["M-serial"], Skus = ["M-sku"], SbomUrls = ["https://m-sbom.example/"],
            },
            new() { Id = "p2", Name = "M-ranged", VersionRange = "vers:npm/>=1.0.0|<2.0.0", Purls = [Purl("pkg:npm/m-ranged")] },
            new() { Id = "p3", Name = "M-bare" },
            new() { Id = "p4", Name = "M-fixed", Version = "2.0.0", Purls = [Purl("pkg:npm/m-ranged@2.0.0")] },
            new() { Id = "p5", Name = "M-safe", Version = "3.0.0", Purls = [Purl("pkg:npm/m-safe@3.0.0")] },
            new() { Id = "p6", Name = "M-unsure", Version = "4.0.0", Purls = [Purl("pkg:npm/m-unsure@4.0.0")] },
            new() { Id = "p7", Name = "M-unknown", Version = "5.0.0" },
        ],
        Parts = [new("p1+p3", "p3", PartRelation.OptionalComponentOf, "p1")],
        Vulnerabilities =
        [
            new()
            {
                Cve = "CVE-2026-20001",
                Ids = [new("M-system", "M-id")],
                Title = "M-vulnerability",
                Cwes = [787, 79],
                Notes = [new(NoteCategory.Description, "M-vulnerability-note", "M-vulnerability-note-title", "M-vulnerability-audience")],
                Scores =
                [
                    new("AV:N/AC:L/Au:N/C:N/I:N/A:C", ["p1"]),
                    new("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H/E:P", ["p1", "p2", "p1+p3"]),
                    new("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N/E:P", ["p1", "p2"]),
                ],
                Statements =
                [
                    new(ProductStatus.KnownAffected, ["p1", "p2", "p1+p3"], At: At(2)),
                    new(ProductStatus.Fixed, ["p4"]),
                    new(ProductStatus.Recommended, ["p4"]),
                    new(ProductStatus.KnownNotAffected, ["p5"], StatedJustification.ComponentNotPresent, At(2)),
                    new(ProductStatus.UnderInvestigation, ["p6"]),
                    new(ProductStatus.Unknown, ["p7"]),
                ],
                Remediations =
                [
                    new(RemediationCategory.VendorFix, "M-remedy", ["p1", "p2"], "https://m-remedy.example/", At(3), RestartScope.Machine),
                    new(RemediationCategory.FixPlanned, "M-planned", ["p1+p3"]),
                ],
                Threats =
                [
                    new(ThreatCategory.Impact, "M-impact", ["p5"], At(2)),
                    new(ThreatCategory.ExploitStatus, "M-exploit", []),
                ],
                Exploitations = [new(At(0), At(1), ["p1"])],
                Involvements = [new(PublisherRole.Coordinator, InvolvementStatus.Completed, At(2), "M-involvement", "M-involved")],
                References = [new("M-vulnerability-reference", "https://m-vulnerability.example/")],
                Acknowledgements = [new() { Names = ["M-hunter"], Organisation = "M-hunters", Summary = "M-hunt", Urls = ["https://m-hunter.example/"] }],
                DiscoveredAt = At(0),
                DisclosedAt = At(1),
            },
        ],
    };

    /// <summary>Ten o'clock on the days after the first of March 2026.</summary>
    public static DateTimeOffset At(int day) => new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero).AddDays(day);

    public static PackageUrl Purl(string text) => PackageUrl.TryParse(text, out var purl, out _) ? purl : throw new ArgumentException(text);

    private static PublishedProduct Product(string id, string name, string version) => new()
    {
        Id = id,
        Name = name,
        Version = version,
        Purls = [Purl($"pkg:generic/{name.ToLowerInvariant()}@{version}")],
    };
}
