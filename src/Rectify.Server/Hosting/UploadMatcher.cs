using Rectify.Advisories.Database;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Inventory;
using Rectify.Inventory.Intakes;
using Rectify.Ledger;

namespace Rectify.Server.Hosting;

/// <summary>Matches against the advisories as they are when it is made; where there are none, it says why.</summary>
internal sealed class UploadMatcher : IIntakeMatcher
{
    private readonly KnownMatches _known;
    private readonly AdvisoryReader? _reader;

    public UploadMatcher(Instance instance)
    {
        _known = instance.Matches;
        _reader = AdvisoryDatabase.Open(instance.Advisories, out var problem)?.BeginRead();
        if (_reader is null) Why = AdvisoriesTexts.Of(problem ?? throw new InvalidOperationException("No database and no problem")).English;
    }

    /// <summary>Why there is nothing to match against; null when there is.</summary>
    public string? Why { get; }

    /// <summary>The use case that matches an asset; null when there is nothing to match against.</summary>
    public MatchAsset? Of(AssetId asset, CancellationToken cancellation) =>
        _reader is { } reader ? new MatchAsset(asset, queries => _known.Match(reader, queries, cancellation)) : null;

    /// <inheritdoc />
    public async Task<Result<IntakeMatching>> MatchAsync(Change change, AssetId asset, CancellationToken cancellation)
    {
        if (Of(asset, cancellation) is not { } match) return new IntakeMatching(null, Why);
        return (await match.ExecuteAsync(change, cancellation)).Succeeded(out var found, out var problems)
            ? new IntakeMatching(new IntakeMatched(found.New.Count, found.SeenAgain.Count, found.Gone.Count), null)
            : problems;
    }

    /// <inheritdoc />
    public void Dispose() => _reader?.Dispose();
}
