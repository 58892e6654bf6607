using NodaTime;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Findings.Statements;

/// <summary>Gives findings the status that statements give them, in the transaction of whatever changed them or the statements.</summary>
internal static class ApplyStatements
{
    /// <summary>The findings as they are then, in their order; an event lists those whose status is another. Nothing is written but that.</summary>
    public static async Task<IReadOnlyList<Finding>> SayAsync(Change change, Subject subject, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        if (findings.Count == 0) return findings;
        var statements = await KeptStatements.ReadAsync(change.Session, findings, change.Now, cancellationToken);
        var said = findings.Select(statements.Say).ToList();
        var changed = findings.Zip(said).Where(pair => IsOther(pair.First, pair.Second)).ToList();
        if (changed.Count > 0) await change.RecordAsync(new StatementsApplied(subject, changed), cancellationToken);
        return said;
    }

    /// <summary>The same for findings that are kept; what is other is written.</summary>
    public static async Task SayKeptAsync(Change change, Subject subject, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        var said = await SayAsync(change, subject, findings, cancellationToken);
        await FindingStore.PutManyAsync(change.Session, [.. findings.Zip(said).Where(pair => IsOther(pair.First, pair.Second)).Select(pair => pair.Second)], cancellationToken);
    }

    /// <summary>
    /// The same for all findings that something concerns: at once when one transaction takes them, and null; otherwise <see cref="StatementRounds"/> do it part by part.
    /// </summary>
    public static async Task<StatementPass?> SayToAllAsync(Change change, Subject about, CancellationToken cancellationToken)
    {
        var session = change.Session;
        var walk = await FindingWalk.OfAsync(session, about, cancellationToken);
        var (findings, next) = await walk.NextAsync(session, WalkPlace.Beginning, FindingWalk.Most, cancellationToken);
        if (next is null)
        {
            await SayKeptAsync(change, about, findings, cancellationToken);
            // What goes on because of it since before has nothing left to do.
            await StatementPassStore.EndAsync(session, about, cancellationToken);
            return null;
        }
        var pass = new StatementPass(about, change.Now, await walk.CountAsync(session, cancellationToken), LookedAt: 0, WalkPlace.Beginning);
        await StatementPassStore.PutAsync(session, pass, cancellationToken);
        return pass;
    }

    /// <summary>What becomes of each statement of a document, as things are now; while it goes on, as they are when it is done.</summary>
    public static async Task<IReadOnlyList<StatementResult>> ResultsAsync(ReadSession session, KeptDocument document, Instant now, CancellationToken cancellationToken)
    {
        var own = await StatementStore.OfDocumentAsync(session, document, cancellationToken);
        var vulnerabilities = await VulnerabilityStore.IdsOfLowerAsync(session, await StatementStore.NamesAsync(session, document.Id, cancellationToken), cancellationToken);
        var names = await VulnerabilityStore.NamesByIdAsync(session, vulnerabilities, cancellationToken);
        var (lists, seen) = (own.ToDictionary(one => one.Number, _ => new Lists([], [], [], [])), new HashSet<VulnerabilityId>());
        var walk = new FindingWalk.OfVulnerabilities(vulnerabilities);
        for (WalkPlace? at = WalkPlace.Beginning; at is { } from;)
        {
            (var findings, at) = await walk.NextAsync(session, from, FindingWalk.Most, cancellationToken);
            seen.UnionWith(findings.Select(finding => finding.Vulnerability?.Id).OfType<VulnerabilityId>());
            var statements = await KeptStatements.ReadAsync(session, findings, now, cancellationToken);
            foreach (var finding in findings) Sort(finding, statements, document.Id, lists);
        }
        var found = seen.SelectMany(id => names[id]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. own.Select(one => lists[one.Number] is var of
            ? new StatementResult(one, Outcome(one, of, now, one.Statement.IsAbout(found)), of.Applied, of.PersonDecides, of.Superseded, of.Undecided)
            : throw new InvalidOperationException())];
    }

    private static void Sort(Finding finding, KeptStatements statements, VexDocumentId document, Dictionary<long, Lists> lists)
    {
        if (statements.Of(finding) is not { } placed) return;
        if (placed.Governing is { } governing && governing.Document.Id == document)
            (finding.Said.By == SaidBy.Person ? lists[governing.Number].PersonDecides : lists[governing.Number].Applied).Add(finding.Id);
        foreach (var one in placed.Superseded.Where(one => one.Document.Id == document)) lists[one.Number].Superseded.Add(finding.Id);
        foreach (var one in placed.Undecided.Where(one => one.Document.Id == document)) lists[one.Number].Undecided.Add(finding.Id);
    }

    private static StatementOutcome Outcome(KeptStatement one, Lists of, Instant now, bool isFound) => one switch
    {
        { Document.ReplacedBy: not null } => StatementOutcome.Replaced,
        { Document: var document } when !document.CountsAt(now) => StatementOutcome.Ended,
        { LacksAuthor: true } => StatementOutcome.NoAuthor,
        { LacksReason: true } => StatementOutcome.NoReason,
        _ when of.Applied.Count > 0 => StatementOutcome.Applied,
        _ when of.PersonDecides.Count > 0 => StatementOutcome.PersonDecides,
        _ when of.Superseded.Count > 0 => StatementOutcome.Superseded,
        _ when of.Undecided.Count > 0 => StatementOutcome.Undecided,
        _ => isFound ? StatementOutcome.OtherProducts : StatementOutcome.NotFound,
    };

    private static bool IsOther(Finding before, Finding after) =>
        before.Status != after.Status || before.Justification != after.Justification || before.Statement != after.Statement || before.Said != after.Said;

    private sealed record Lists(List<FindingId> Applied, List<FindingId> PersonDecides, List<FindingId> Superseded, List<FindingId> Undecided);
}
