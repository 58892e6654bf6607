using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Inventory;
using Rectify.Inventory.Intakes;
using Rectify.Ledger;
using Rectify.Scanning;
using Rectify.Scanning.Sources;

namespace Rectify.Server.Hosting;

/// <summary>What is done with an SBOM or archive that somebody uploads, whether the caller waits for it or not.</summary>
internal static class Uploads
{
    /// <summary>What an upload may have.</summary>
    public const int MaxBytes = 64 << 20;

    private const int Notes = 20;

    /// <summary>An upload is unpacked in memory, so it may become less than a file on a disk.</summary>
    private static readonly BudgetLimits Limits = BudgetLimits.Default with { TotalBytes = 512L << 20, EntryBytes = 128L << 20, Entries = 200_000, SpooledBytes = 128L << 20, Components = 200_000 };

    /// <summary>Reads it; the notes are the first on what was not read.</summary>
    public static IntakeReading Read(ArraySegment<byte> bytes, CancellationToken cancellation)
    {
        var scan = Scanner.Scan(new UploadedFile("upload", bytes), Limits, progress: null, cancellation);
        var notes = scan.Notes.Where(note => note.IsIncomplete).Select(note => ScanningTexts.Of(note).English).Take(Notes).ToList();
        return new(scan, notes, scan.Documents.Count == 0 && scan.Components.Count == 0 ? string.Join("; ", notes.DefaultIfEmpty("it is no SBOM and no archive")) : null);
    }

    /// <summary>Matches what is in an asset against the advisories as they are now; what is listed as exploited raises a signal.</summary>
    public static async Task<Result<MatchedUpload>> MatchAsync(Instance instance, AssetId asset, Actor actor, CancellationToken cancellation)
    {
        using var matcher = new UploadMatcher(instance);
        if (matcher.Of(asset, cancellation) is not { } match) return new MatchedUpload(null, matcher.Why);
        return (await instance.DoAsync(match, actor, cancellation)).Succeeded(out var matched, out var problems)
            ? new MatchedUpload(matched, null)
            : problems;
    }
}

/// <summary>What matching an upload gave.</summary>
/// <param name="Matched">What it changed; null when there is nothing to match against.</param>
/// <param name="Why">Why there is not.</param>
internal sealed record MatchedUpload(Matched? Matched, string? Why);
