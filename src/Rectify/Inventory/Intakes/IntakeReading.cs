using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Scanning;

namespace Rectify.Inventory.Intakes;

/// <summary>What reading a file gave.</summary>
/// <param name="Scan">What is in it.</param>
/// <param name="Notes">The first notes on what was not read.</param>
/// <param name="Nothing">Why nothing could be read at all; null when something was.</param>
public sealed record IntakeReading(ScanResult Scan, IReadOnlyList<string> Notes, string? Nothing);

/// <summary>What matching an asset gave.</summary>
/// <param name="Matched">What it changed; null when there is nothing to match against.</param>
/// <param name="Why">Why there is not.</param>
public sealed record IntakeMatching(IntakeMatched? Matched, string? Why);

/// <summary>Matches what is in releases and systems, as part of a use case, against one state of the advisories.</summary>
public interface IIntakeMatcher : IDisposable
{
    /// <summary>Matches an asset in the transaction of a change.</summary>
    Task<Result<IntakeMatching>> MatchAsync(Change change, AssetId asset, CancellationToken cancellationToken);
}
