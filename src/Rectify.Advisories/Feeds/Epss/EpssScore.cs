namespace Rectify.Advisories.Feeds.Epss;

/// <summary>What EPSS predicts for one CVE.</summary>
/// <param name="Score">Probability of exploitation within the next 30 days, 0 to 1.</param>
/// <param name="Percentile">The share of all scored CVEs with this score or a lower one, 0 to 1.</param>
public readonly record struct EpssScore(double Score, double Percentile);

/// <summary>The first line of a table of scores.</summary>
/// <param name="ModelVersion">For example <c>v2025.03.14</c>; empty when the file says nothing.</param>
/// <param name="ScoredAt">The day that the scores are for; null when the file says nothing.</param>
public sealed record EpssEdition(string ModelVersion, DateTimeOffset? ScoredAt);
