using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases;

/// <summary>Rejects a signal. The clocks that it started provisionally end.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record RejectSignal(SignalId Signal, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => SignalTransitions.Table.Into(SignalState.Rejected);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SignalStore.FindAsync(change.Session, Signal, cancellationToken) is not { } signal) return CaseProblems.SignalUnknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        await SignalTransitions.CheckAsync(problems, change, signal, SignalState.Rejected, cancellationToken);
        if (problems.Any) return problems;

        var rejected = signal with { State = SignalState.Rejected, Reason = StoredText.Clean(Reason) };
        await SignalStore.PutAsync(change.Session, rejected, cancellationToken);
        await change.RecordAsync(new SignalRejected(rejected), cancellationToken);
        await ReportFollows.DecidedAsync(change, rejected, Reason, cancellationToken);
        return new Done();
    }
}
