using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Counting;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases;

/// <summary>
/// Matches what is in a release or system against advisory data: findings are updated, and a vulnerability that is newly known to be
/// exploited raises a signal, one for all assets that it is found in. Whether we are aware is for a person to say.
/// </summary>
/// <param name="Asset">The release or system.</param>
/// <param name="Match">The matcher over one snapshot of the advisory database.</param>
public sealed record MatchAsset(AssetId Asset, MatchPackages Match) : ICommand<Matched>
{
    /// <summary>The name of the catalogue as signals carry it.</summary>
    public const string Catalogue = "CISA KEV";

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Matched>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ComponentStore.OfAssetAsync(change.Session, Asset, cancellationToken) is not { } components) return FindingProblems.NothingScanned;
        var matched = await MatchFindings.RunAsync(change, components, Match, cancellationToken);
        foreach (var exploited in matched.NewlyExploited.DistinctBy(finding => finding.Vulnerability?.Id))
            await SignalAsync(change, exploited, cancellationToken);
        return matched;
    }

    /// <summary>Raises the signal that a vulnerability which is listed as exploited was found in an asset, or widens the one that waits.</summary>
    internal static async Task SignalAsync(Change change, Finding exploited, CancellationToken cancellationToken)
    {
        var (name, asset) = (exploited.Name, exploited.Asset);
        var waiting = (await SignalStore.WaitingAboutAsync(change.Session, name, cancellationToken)).FirstOrDefault(signal => signal.Source == Catalogue);
        if (waiting is not null)
        {
            if (waiting.Everywhere || waiting.Assets.Contains(asset)) return;
            var widened = waiting with { Assets = [.. waiting.Assets, asset] };
            await SignalStore.PutAsync(change.Session, widened, cancellationToken);
            await change.RecordAsync(new SignalWidened(widened, asset), cancellationToken);
            return;
        }
        var listedOn = exploited.KevListedOn is { } day ? LocalDatePattern.Iso.Format(day) : "";
        // What starts a clock is that it reached us, not the day of the listing.
        var raised = new RaiseSignal(Catalogue, CaseTexts.Listed(name, listedOn), ExploitedSignals.Kinds, Occurrence.At(change.Now, DateTimeZone.Utc), [asset], name);
        await RaiseSignal.AddAsync(change, raised, null, cancellationToken);
    }
}
