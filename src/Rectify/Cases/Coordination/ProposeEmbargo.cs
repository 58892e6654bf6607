using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Coordination;

/// <summary>
/// Proposes an embargo, or other terms for one. What is active stays so until the proposal is accepted. It is refused once the vulnerability or an
/// exploit is public, or attacks were observed.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="EndsAt">The instant at which it ends, in the future.</param>
/// <param name="Zone">The zone in which that is meant, of the tz database.</param>
/// <param name="ProposedBy">The participant who proposes it, and so accepts it; null for ourselves.</param>
public sealed record ProposeEmbargo(CaseId Case, Instant EndsAt, string Zone, ParticipantId? ProposedBy = null) : ICommand<EmbargoTermsId>
{
    /// <inheritdoc />
    public Permitted By => EmbargoTransitions.Coordinating;

    /// <inheritdoc />
    public async Task<Result<EmbargoTermsId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } about) return CaseProblems.Unknown;
        var embargo = await EmbargoStore.OfCaseAsync(change.Session, Case, cancellationToken);
        var problems = new Problems();
        problems.AddIf(EndsAt <= change.Now, EmbargoProblems.EndPassed);
        problems.AddIf(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null, EmbargoProblems.ZoneUnknown(Zone));
        problems.AddIf(ProposedBy is { } by && embargo.Participants.All(each => each.Id != by), EmbargoProblems.ParticipantUnknown);
        problems.AddIf(await EmbargoFollows.IsKnownAsync(change, Case, cancellationToken), EmbargoProblems.KnownAlready);
        await EmbargoFollows.CheckAsync(problems, change, about, embargo, EmbargoStep.Propose, cancellationToken);
        if (problems.Any) return problems;
        var terms = new EmbargoTerms(new(change.NewId()), EndsAt, Zone, ProposedBy, change.Now);
        await EmbargoStore.AddTermsAsync(change.Session, Case, terms, cancellationToken);
        await EmbargoFollows.PutAsync(change, about, embargo, EmbargoMoves.Propose(embargo, terms) with { Note = null }, cancellationToken);
        return terms.Id;
    }
}

/// <summary>
/// Agrees on what is proposed. Whoever accepted it is bound, and whoever had accepted a later end; the consent of others lapses. The case is then under an
/// embargo, for the rules that ask.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Terms">What was looked at: refused when other terms are proposed by now.</param>
public sealed record AcceptEmbargo(CaseId Case, EmbargoTermsId Terms) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => EmbargoTransitions.Table.Into(EmbargoState.Active);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } about) return CaseProblems.Unknown;
        var embargo = await EmbargoStore.OfCaseAsync(change.Session, Case, cancellationToken);
        var problems = new Problems();
        // What is active and is accepted again leads nowhere, though the table has a row from a revision to it.
        if (embargo.Proposed is null) problems.Add(change.Refuse(CaseEvents.Subject(Case), EmbargoProblems.NotFromHere(embargo.State), about.AccessGroup));
        else await EmbargoFollows.CheckAsync(problems, change, about, embargo, EmbargoStep.Accept, cancellationToken);
        problems.AddIf(embargo.Proposed is { } proposed && proposed.Id != Terms, EmbargoProblems.OtherTerms);
        problems.AddIf(embargo.Proposed?.EndsAt <= change.Now, EmbargoProblems.EndPassed);
        problems.AddIf(await EmbargoFollows.IsKnownAsync(change, Case, cancellationToken), EmbargoProblems.KnownAlready);
        if (problems.Any) return problems;
        var active = EmbargoMoves.Accept(embargo) with { Note = null };
        await EmbargoFollows.PutAsync(change, about, embargo, active, cancellationToken);
        await SayCircumstance.AddAsync(
            change, about, Circumstances.UnderEmbargo, Circumstances.Yes, CoordinationTexts.BecameActive(active.Active?.EndsAt ?? change.Now), cancellationToken);
        return new Done();
    }
}

/// <summary>Says that what is proposed is not agreed on. What was active before stays so.</summary>
/// <param name="Case">The case.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record RejectEmbargo(CaseId Case, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => EmbargoTransitions.Table.Into(EmbargoState.Active);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } about) return CaseProblems.Unknown;
        var embargo = await EmbargoStore.OfCaseAsync(change.Session, Case, cancellationToken);
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        await EmbargoFollows.CheckAsync(problems, change, about, embargo, EmbargoStep.Reject, cancellationToken);
        if (problems.Any) return problems;
        await EmbargoFollows.PutAsync(change, about, embargo, EmbargoMoves.Reject(embargo) with { Note = StoredText.Clean(Reason) }, cancellationToken);
        return new Done();
    }
}

/// <summary>Ends an embargo, for ever.</summary>
/// <param name="Case">The case.</param>
/// <param name="Because">Why.</param>
/// <param name="Note">What there is to say of it, up to 2,000 characters; needed for another reason.</param>
public sealed record EndEmbargo(CaseId Case, EmbargoEnd Because, string? Note = null) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => EmbargoTransitions.Table.Into(EmbargoState.Exited);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } about) return CaseProblems.Unknown;
        var embargo = await EmbargoStore.OfCaseAsync(change.Session, Case, cancellationToken);
        var problems = new Problems();
        if (Note is not null || Because == EmbargoEnd.Other) Reasons.Check(problems, Note);
        await EmbargoFollows.CheckAsync(problems, change, about, embargo, EmbargoStep.End, cancellationToken);
        if (problems.Any) return problems;
        await EmbargoFollows.EndAsync(change, about, embargo, Because, Note is null ? null : StoredText.Clean(Note), cancellationToken);
        return new Done();
    }
}
