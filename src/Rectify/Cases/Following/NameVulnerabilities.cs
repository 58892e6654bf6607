using Rectify.Advisories.Matching;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Following;

/// <summary>Names the vulnerabilities of matches, with all their ids.</summary>
internal sealed record NameVulnerabilities(IReadOnlyCollection<Match> Matches) : ICommand<IReadOnlyDictionary<string, TrackedVulnerability>>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<IReadOnlyDictionary<string, TrackedVulnerability>>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var named = new Dictionary<string, TrackedVulnerability>(StringComparer.Ordinal);
        foreach (var match in Matches) named.Add(match.VulnerabilityId, await MatchFindings.IdentifyAsync(change, match, cancellationToken));
        return named;
    }
}
