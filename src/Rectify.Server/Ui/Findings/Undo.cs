using Rectify.Findings;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;
using Rectify.Storage;

namespace Rectify.Server.Ui.Findings;

/// <summary>
/// Takes a decision back that was just made: of what nobody had said anything, or a statement had, it is left to statements again; what a person had said is
/// said again. It is refused as soon as somebody has said something else meanwhile.
/// </summary>
internal static class Undo
{
    /// <summary>Takes it back; null when that is done, otherwise why it is not.</summary>
    public static async Task<Problems?> DoAsync(Here here, Decided decided, CancellationToken cancellation)
    {
        var said = decided.Before.Where(finding => finding.Said.By == SaidBy.Person).GroupBy(finding => (finding.Status, finding.Justification, finding.Statement, finding.Said.Until));
        List<(IReadOnlyList<Finding> Of, ICommand<int> Command)> steps =
            [.. said.Select(group => ((IReadOnlyList<Finding>)[.. group], (ICommand<int>)new SetStatuses(Ids(group), group.Key.Status, group.Key.Justification, group.Key.Statement, group.Key.Until)))];
        List<Finding> unsaid = [.. decided.Before.Where(finding => finding.Said.By != SaidBy.Person)];
        if (unsaid.Count > 0) steps.Add((unsaid, new LeaveAllToStatements(Ids(unsaid))));
        foreach (var (of, command) in steps)
        {
            var step = new IfUnchanged<int>(command, async (reading, token) =>
                (await FindingStore.InOrderAsync(reading, Ids(of), token)).Any(now => now.Status != decided.Status || now.Said.Author != here.Actor.Who) ? PageProblems.SaidSince : null);
            if (!(await here.DoAsync(step, cancellation)).Succeeded(out _, out var problems)) return problems;
        }
        return null;
    }

    /// <summary>That something else is said of findings, or known of them, than when they were read; null while that is not so.</summary>
    public static async Task<Problem?> ChangedAsync(ReadSession reading, IReadOnlyList<Finding> read, CancellationToken cancellation)
    {
        var now = (await FindingStore.InOrderAsync(reading, Ids(read), cancellation)).ToDictionary(finding => finding.Id);
        return read.Any(finding => !now.TryGetValue(finding.Id, out var known) || Seen(known) != Seen(finding)) ? PageProblems.SaidSince : null;
    }

    /// <summary>What a person decides upon, not when a scan last saw it.</summary>
    private static (FindingStatus, VexJustification?, string?, Said, string) Seen(Finding finding) => (
        finding.Status, finding.Justification, finding.Statement, finding.Said,
        $"{finding.Verdict} {finding.Severity} {finding.KevListedOn} {finding.GoneAt is null} {string.Join('\n', finding.FixedIn)}");

    private static IReadOnlyList<FindingId> Ids(IEnumerable<Finding> findings) => [.. findings.Select(finding => finding.Id)];
}
