using Rectify.Clocks.Counting;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases;

/// <summary>
/// Confirms signals that say the same, all of them or none: one answer for everything that they touch. Without a case one is opened for them.
/// </summary>
/// <param name="Signals">The signals; at least one.</param>
/// <param name="Case">The case; null to open one.</param>
/// <param name="Title">Of the case to open, 1 to 200 characters; not asked for otherwise.</param>
/// <param name="Occurred">When it happened; null when each signal is right.</param>
/// <param name="HowKnown">What the person found out, up to 2,000 characters.</param>
public sealed record ConfirmTogether(
    IReadOnlyList<SignalId> Signals, CaseId? Case, string Title = "", Occurrence? Occurred = null, string? HowKnown = null) : ICommand<CaseId>
{
    /// <inheritdoc />
    public Permitted By => SignalTransitions.Table.Into(SignalState.Confirmed);

    /// <inheritdoc />
    public async Task<Result<CaseId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (Signals.Count == 0) return CaseProblems.SignalUnknown;
        var problems = new Problems();
        if (Case is not { } about)
        {
            var opened = await new OpenCase(Title, CaseKind.Vulnerability, [], [], Signals: Signals).ExecuteAsync(change, cancellationToken);
            if (!opened.Succeeded(out about, out var refused)) return refused;
        }
        foreach (var signal in Signals)
            if (!(await new ConfirmSignal(signal, about, Occurred: Occurred, HowKnown: HowKnown).ExecuteAsync(change, cancellationToken)).Succeeded(out _, out var refused))
                foreach (var problem in refused) problems.Add(problem);
        return problems.Any ? problems : about;
    }
}

/// <summary>Rejects signals that say the same, all of them or none.</summary>
/// <param name="Signals">The signals; at least one.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record RejectTogether(IReadOnlyList<SignalId> Signals, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => SignalTransitions.Table.Into(SignalState.Rejected);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (Signals.Count == 0) return CaseProblems.SignalUnknown;
        foreach (var signal in Signals)
            if (!(await new RejectSignal(signal, Reason).ExecuteAsync(change, cancellationToken)).Succeeded(out _, out var refused)) return refused;
        return new Done();
    }
}
