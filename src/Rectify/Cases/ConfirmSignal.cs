using Rectify.Cases.Reports;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>
/// Turns a signal into facts of a case, once for all assets that it touches: the case is about them from then on. A person decides it, and
/// may know better than the signal when it happened. A signal of a case in which it cannot be confirmed, because that is about more than the
/// signal touches, may be confirmed in another one, and leaves the first.
/// </summary>
/// <param name="Signal">The signal.</param>
/// <param name="Case">The case.</param>
/// <param name="Kinds">Which of the facts that the signal would become; null for all.</param>
/// <param name="Occurred">When it happened; null when the signal is right.</param>
/// <param name="HowKnown">What the person found out, up to 2,000 characters.</param>
public sealed record ConfirmSignal(
    SignalId Signal, CaseId Case, IReadOnlyList<FactKind>? Kinds = null, Occurrence? Occurred = null, string? HowKnown = null)
    : ICommand<IReadOnlyList<FactId>>
{
    private const int HowKnownLimit = 2_000;

    /// <inheritdoc />
    public Permitted By => SignalTransitions.Table.Into(SignalState.Confirmed);

    /// <inheritdoc />
    public async Task<Result<IReadOnlyList<FactId>>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        var problems = new Problems();
        var signal = await SignalStore.FindAsync(session, Signal, cancellationToken);
        var found = await CaseStore.FindAsync(session, Case, cancellationToken);
        problems.AddIf(signal is null, CaseProblems.SignalUnknown);
        problems.AddIf(found is null, CaseProblems.Unknown);
        if (signal is null || found is null) return problems;

        var left = signal.Case is { } own && own != Case ? await CaseStore.FindAsync(session, own, cancellationToken) : null;
        problems.AddIf(signal.Case is { } other && other != Case && !(left is not null && await MayLeaveAsync(session, signal, left, found, cancellationToken)), CaseProblems.SignalElsewhere);
        problems.AddIf(Kinds is { } asked && (asked.Count == 0 || asked.Except(signal.Kinds).Any()), CaseProblems.SignalSaysOtherwise);
        problems.AddIf((Occurred ?? signal.Occurred).Earliest > change.Now, CaseProblems.NotYet);
        problems.AddIf(HowKnown?.Length > HowKnownLimit, CaseProblems.TooLong(CaseTexts.HowKnown, HowKnownLimit));
        problems.AddIf(await IsAboutMoreAsync(session, signal, found, cancellationToken), CaseProblems.CaseIsAboutMore);
        await SignalTransitions.CheckAsync(problems, change, signal, SignalState.Confirmed, cancellationToken);
        if (await ReportFollows.RefusesAsync(change, signal, cancellationToken) is { } refused) problems.Add(refused);
        if (problems.Any) return problems;

        var confirmed = signal with { State = SignalState.Confirmed, Case = Case, AccessGroup = found.AccessGroup, Reason = null };
        await CaseStore.WidenAsync(session, Case, signal.Assets, signal.Vulnerability is { } name ? [name] : [], signal.Reach is { } reach ? [reach] : [], cancellationToken);
        await SignalStore.PutAsync(session, confirmed, cancellationToken);
        if (left is not null) await change.RecordAsync(new SignalLeft(confirmed, left), cancellationToken);
        await change.RecordAsync(new SignalConfirmed(confirmed), cancellationToken);
        await ReportFollows.JoinedAsync(change, Signal, found, cancellationToken);
        await ReportFollows.DecidedAsync(change, confirmed, HowKnown, cancellationToken);
        var facts = new List<FactId>();
        foreach (var kind in Kinds ?? signal.Kinds)
        {
            var fact = new RecordFact(Case, kind, Occurred ?? signal.Occurred) { Assets = About(signal, found), HowKnown = HowKnown };
            facts.Add(await RecordFact.AddAsync(change, found, fact, Signal, cancellationToken));
        }
        return facts;
    }

    /// <summary>Whether a case is about something that a signal does not touch which touches everything: a fact about a hundred thousand releases names none, it is about all of its case.</summary>
    private static async Task<bool> IsAboutMoreAsync(ReadSession session, Signal signal, Case about, CancellationToken cancellationToken) =>
        signal.Reach is { } everywhere
        && (await ReachStore.BeyondAsync(session, [everywhere, .. about.Reach.Where(reach => reach.Vulnerability == everywhere.Vulnerability)], about.Assets, cancellationToken)).Count > 0;

    /// <summary>Whether a signal may leave its case for another one that the same people see.</summary>
    private static async Task<bool> MayLeaveAsync(ReadSession session, Signal signal, Case own, Case other, CancellationToken cancellationToken) =>
        own.AccessGroup == other.AccessGroup && await IsAboutMoreAsync(session, signal, own, cancellationToken);

    /// <summary>A signal that touches everything that the case is about makes a fact about all of it.</summary>
    private static IReadOnlyList<AssetId> About(Signal signal, Case found) => !signal.Everywhere && (found.Reach.Count > 0 || found.Assets.Except(signal.Assets).Any()) ? signal.Assets : [];
}
