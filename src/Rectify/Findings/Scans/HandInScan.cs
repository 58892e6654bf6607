using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage.Files;

namespace Rectify.Findings.Scans;

/// <summary>
/// Hands in a scanner's report to be recorded soon. When this answers, the file is durable, and stays: it is the evidence. The same bytes for the same system
/// are the same scan, whose id is answered again.
/// </summary>
/// <param name="System">What was scanned.</param>
/// <param name="Name">What the file is called, up to 200 characters.</param>
/// <param name="File">The report; whoever takes it in limits its size.</param>
/// <param name="ScannedAt">When the scan was, where the report does not say it, or says it wrongly; null for what it says, and without that for now.</param>
public sealed record HandInScan(SystemId System, string Name, ReadOnlyMemory<byte> File, Instant? ScannedAt = null) : ICommand<ScanId>
{
    private const int NameLimit = 200;

    /// <summary>The SHA-256 of the file; computed once, for a transaction may run again.</summary>
    public string Sha256 { get; } = FileStore.NameOf(File.Span);

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<ScanId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(File.IsEmpty, ScanProblems.Empty);
        problems.AddIf(Name.Length > NameLimit, ScanProblems.NameTooLong(NameLimit));
        problems.AddIf(ScannedAt > change.Now, ScanProblems.NotYet);
        problems.AddIf(await AssetStore.FindAsync(change.Session, System, cancellationToken) is null, ScanProblems.SystemUnknown);
        if (problems.Any) return problems;
        if (await ScanStore.FindByFileAsync(change.Session, System, Sha256, cancellationToken) is { } known) return known.Id;
        var scan = new Scan
        {
            Id = new(change.NewId()),
            System = System,
            Name = StoredText.Clean(Name),
            Sha256 = Sha256,
            Size = File.Length,
            HandedInAt = change.Now,
            HandedInBy = change.Actor.Who,
            StatedAt = ScannedAt,
            State = ScanState.Waiting,
            ChangedAt = change.Now,
        };
        await FileStore.HoldAsync(change.Session, Sha256, File, cancellationToken);
        await ScanStore.PutAsync(change.Session, scan, cancellationToken);
        await change.RecordAsync(new ScanHandedIn(scan), cancellationToken);
        return scan.Id;
    }
}
