namespace Rectify.Advisories.Feeds.Kev;

/// <summary>One entry of CISA's Known Exploited Vulnerabilities catalogue. Dates are civil dates as CISA gives them.</summary>
/// <param name="Cve">The CVE id.</param>
/// <param name="Name">CISA's name for it, for example "Apache Log4j2 Remote Code Execution Vulnerability".</param>
/// <param name="AddedOn">The day it was listed.</param>
/// <param name="DueOn">The day by which US federal agencies must act; in fifteen real entries not after the day of listing.</param>
/// <param name="RequiredAction">What they must do, in CISA's words.</param>
/// <param name="Ransomware">Whether CISA knows of its use in ransomware campaigns.</param>
public sealed record KevEntry(string Cve, string Name, DateOnly AddedOn, DateOnly? DueOn, string RequiredAction, bool Ransomware);

/// <summary>One edition of the catalogue.</summary>
/// <param name="Version">For example <c>2025.08.25</c>.</param>
/// <param name="ReleasedAt">When CISA released it.</param>
/// <param name="Entries">In the order of the file.</param>
public sealed record KevCatalogue(string Version, DateTimeOffset ReleasedAt, IReadOnlyList<KevEntry> Entries);
