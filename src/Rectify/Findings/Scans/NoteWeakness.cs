using Rectify.Advisories.Scoring;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Hosts;
using Rectify.Ledger;
using Rectify.Proof.Canonical;
using Rectify.Scanning.ScannerReports;

namespace Rectify.Findings.Scans;

/// <summary>What a person names a weakness by, where no scanner and no CVE does.</summary>
public enum NotedCheck
{
    /// <summary>A kind of weakness: <c>CWE-79</c>.</summary>
    Cwe,

    /// <summary>A clause of a standard or a law that asks for a control.</summary>
    Clause,

    /// <summary>Plain words.</summary>
    Words,
}

/// <summary>Notes a weakness of a system that a person found or was told of: an inspector's list, an audit. No scan says that it is gone; a person says that it is fixed.</summary>
/// <param name="System">Where it is.</param>
/// <param name="Place">Where in it, up to 200 characters; empty for all of it.</param>
/// <param name="Named">What it is named by.</param>
/// <param name="Check">That name, 1 to 300 characters; with the place it is what the weakness is.</param>
/// <param name="Title">What to call it, up to 300 characters.</param>
/// <param name="Severity">How severe whoever notes it finds it; null for not rated.</param>
/// <param name="Observed">What was seen, up to 4,000 characters.</param>
public sealed record NoteWeakness(
    SystemId System, string Place, NotedCheck Named, string Check, string Title = "", Severity? Severity = null, string Observed = "") : ICommand<FindingId>
{
    private const int PlaceLimit = 200, CheckLimit = 300, ObservedLimit = 4_000;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<FindingId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var (session, problems) = (change.Session, new Problems());
        var check = StoredText.Clean(Check.Trim());
        problems.AddIf(await AssetStore.FindAsync(session, System, cancellationToken) is null, ScanProblems.SystemUnknown);
        problems.AddIf(check.Length is 0 or > CheckLimit, ScanProblems.CheckUnfit(CheckLimit));
        problems.AddIf(Named == NotedCheck.Cwe && !IsCwe(check), ScanProblems.NotACwe);
        problems.AddIf(Place.Length > PlaceLimit || Title.Length > CheckLimit || Observed.Length > ObservedLimit, ScanProblems.TextTooLong(PlaceLimit, CheckLimit, ObservedLimit));
        if (problems.Any) return problems;

        var (name, place, title) = (new Check(Words.Of(Named), check), StoredText.Clean(Place.Trim()), StoredText.Clean(Title.Trim()));
        var known = (await FindingStore.ScannedAtAsync(session, System, [place], cancellationToken)).FirstOrDefault(finding => finding.Name == name.ToString());
        if (known is not null) return ScanProblems.NotedAlready(known.Id);
        var finding = new Finding
        {
            Id = new(change.NewId()),
            Asset = System,
            Place = place,
            Weakness = new Weakness(name.ToString(), title),
            IsScanned = true,
            Purl = "",
            Location = place,
            Severity = Severity,
            FirstSeenAt = change.Now,
            LastSeenAt = change.Now,
            Status = FindingStatus.Open,
        };
        await CheckStore.PutAsync(session, [new DescribedCheck(name.ToString(), title, "", "", Named == NotedCheck.Cwe ? [check] : [])], change.Now, cancellationToken);
        await FindingStore.PutAsync(session, finding, cancellationToken);
        await SightingStore.PutAsync(session, [Seen(change, finding.Id, name, title)], cancellationToken);
        await change.RecordAsync(new WeaknessNoted(finding), cancellationToken);
        return finding.Id;
    }

    /// <summary>Of no series, so that no scan looks for it.</summary>
    private Sighting Seen(Change change, FindingId finding, Check check, string title) => new()
    {
        Finding = finding,
        Check = check,
        System = System,
        Series = "",
        Manner = "",
        Credentialed = false,
        Title = title,
        Severity = Severity,
        SeverityWord = "",
        Observed = StoredText.Clean(Observed),
        Lines = "",
        IsSuppressed = false,
        FirstSeenAt = change.Now,
        Last = new ScanRunKey(change.Now, $"noted/{finding}"),
    };

    private static bool IsCwe(string text) => text.StartsWith("CWE-", StringComparison.Ordinal) && text.Length is > 4 and <= 10 && text.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>A person noted a weakness.</summary>
internal sealed record WeaknessNoted(Finding Finding) : IEvent
{
    public string Type => "weakness.noted";

    public int Version => 1;

    public Subject Subject => FindingProblems.Subject(Finding.Id);

    public void WritePayload(CanonicalWriter json) => json
        .Member("asset", Finding.Asset.ToString()).Member("place", Finding.Place).Member("check", Finding.Name).Member("title", Finding.Weakness?.Title ?? "");
}
