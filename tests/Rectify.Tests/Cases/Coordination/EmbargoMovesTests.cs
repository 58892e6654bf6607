using CsCheck;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Coordination;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Tests.Cases.Coordination;

/// <summary>The embargo and the consents as an algebra: random steps of everybody, of which those are taken that the tables allow.</summary>
public sealed class EmbargoMovesTests
{
    private const int Parties = 3;

    private enum What
    {
        Propose,
        Accept,
        Reject,
        End,
        Ask,
        Yes,
        No,
    }

    private sealed record Step(What What, int Who, int Days);

    private static readonly Gen<Step> Steps = Gen.Select(Gen.Enum<What>(), Gen.Int[0, Parties], Gen.Int[1, 9]).Select((what, who, days) => new Step(what, who, days));

    private static Embargo None => new()
    {
        Case = new CaseId(new Id(1)),
        Participants = [.. Enumerable.Range(0, Parties).Select(index => new Participant(new(new Id((UInt128)(index + 1))), new OrganisationId(new Id((UInt128)index)), [CoordinationRole.Vendor], ""))],
    };

    /// <summary>What the use cases do: a step that the tables do not have changes nothing.</summary>
    private static Embargo Take(Embargo embargo, Step step, int number)
    {
        switch (step.What)
        {
            case What.Propose or What.Accept or What.Reject or What.End:
                var kind = Enum.Parse<EmbargoStep>(step.What.ToString());
                if (!EmbargoTransitions.Table.Leads(embargo.State, EmbargoTransitions.To(embargo.State, kind)) || (kind == EmbargoStep.Accept && embargo.Proposed is null)) return embargo;
                return kind switch
                {
                    EmbargoStep.Propose => EmbargoMoves.Propose(embargo, new(
                        new(new Id((UInt128)(number + 100))), Instant.FromUtc(2027, 1, step.Days, 0, 0), "UTC",
                        step.Who < Parties ? embargo.Participants[step.Who].Id : null, Instant.FromUtc(2026, 12, 1, 0, 0))),
                    EmbargoStep.Accept => EmbargoMoves.Accept(embargo),
                    EmbargoStep.Reject => EmbargoMoves.Reject(embargo),
                    _ => EmbargoMoves.End(embargo, EmbargoEnd.Other),
                };
            default:
                if (step.Who >= Parties || embargo.State is EmbargoState.None or EmbargoState.Exited) return embargo;
                var before = embargo.Participants[step.Who];
                var after = step.What switch { What.Ask => EmbargoMoves.Invite(before), What.Yes => EmbargoMoves.Accept(embargo, before), _ => EmbargoMoves.Decline(embargo, before) };
                var stays = step.What != What.Ask && before.Consent == after.Consent;
                return stays || EmbargoTransitions.Consents.Leads(before.Consent, after.Consent)
                    ? embargo with { Participants = [.. embargo.Participants.Select(each => each.Id == after.Id ? after : each)] }
                    : embargo;
        }
    }

    private static void OnEveryPath(Action<Embargo, Step, Embargo> holds) => Steps.Array[0, 25].Sample(steps =>
    {
        var embargo = None;
        foreach (var (number, step) in steps.Index())
        {
            var next = Take(embargo, step, number);
            holds(embargo, step, next);
            embargo = next;
        }
    }, iter: 3_000);

    [Fact]
    public void Terms_are_there_exactly_in_the_states_that_have_them() => OnEveryPath((_, _, now) =>
    {
        Assert.Equal(now.State is EmbargoState.Active or EmbargoState.Revise, now.Active is not null);
        Assert.Equal(now.State is EmbargoState.Proposed or EmbargoState.Revise, now.Proposed is not null);
        Assert.Equal(now.State == EmbargoState.Exited, now.EndedBecause is not null);
    });

    [Fact]
    public void What_is_over_stays_over_and_binds_nobody() => OnEveryPath((before, _, now) =>
    {
        if (before.State == EmbargoState.Exited) Assert.Same(before, now);
        if (now.State is EmbargoState.None or EmbargoState.Exited) Assert.All(now.Participants, each => Assert.Equal((Consent.NoConsent, (EmbargoTerms?)null), (each.Consent, each.Accepted)));
    });

    [Fact]
    public void A_signatory_has_agreed_to_wait_at_least_as_long_as_what_is_active() => OnEveryPath((_, _, now) =>
    {
        if (now.Active is { } active)
            Assert.All(now.Participants.Where(each => each.Consent == Consent.Signatory), each => Assert.True(each.Accepted?.EndsAt >= active.EndsAt || now.State == EmbargoState.Revise));
    });

    [Fact]
    public void What_is_active_changes_only_when_something_is_accepted_or_it_is_over() => OnEveryPath((before, step, now) =>
    {
        if (before.Active != now.Active) Assert.Contains(step.What, new[] { What.Accept, What.End });
    });

    [Fact]
    public void While_other_terms_are_proposed_nobody_who_is_bound_ceases_to_be() => OnEveryPath((before, step, now) =>
    {
        if (now.State == EmbargoState.Revise)
            Assert.All(before.Participants.Zip(now.Participants), each => Assert.False(each.First.Consent == Consent.Signatory && before.State != EmbargoState.Proposed && each.Second.Consent != Consent.Signatory));
    });

    [Fact]
    public void Nobody_becomes_a_signatory_who_has_not_accepted_and_whoever_declined_is_asked_first() => OnEveryPath((before, step, now) =>
    {
        foreach (var (was, isNow) in before.Participants.Zip(now.Participants))
        {
            if (was.Consent != Consent.Signatory && isNow.Consent == Consent.Signatory) Assert.NotNull(isNow.Accepted);
            if (was.Consent == Consent.Declined && step.What != What.Propose) Assert.Contains(isNow.Consent, new[] { Consent.Declined, Consent.Invited, Consent.NoConsent });
            if (was.Consent == Consent.Signatory) Assert.NotEqual(Consent.Invited, isNow.Consent);
            if (isNow.Consent == Consent.Lapsed && was.Consent != Consent.Lapsed) Assert.Equal((Consent.Signatory, What.Accept), (was.Consent, step.What));
        }
    });

    [Fact]
    public void The_embargo_takes_the_steps_of_the_protocol_and_no_others()
    {
        var rows = EmbargoTransitions.Table.Rows.Select(row => $"{row.From}>{row.To}").Order(StringComparer.Ordinal);
        Assert.Equal("Active>Exited Active>Revise None>Proposed Proposed>Active Proposed>None Proposed>Proposed Revise>Active Revise>Exited Revise>Revise".Split(' '), rows);
        Assert.Equal(
            "Declined>Invited Invited>Declined Invited>Signatory Lapsed>Declined Lapsed>Invited Lapsed>Signatory NoConsent>Declined NoConsent>Invited NoConsent>Signatory Signatory>Declined".Split(' '),
            EmbargoTransitions.Consents.Rows.Select(row => $"{row.From}>{row.To}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_shorter_revision_carries_signatories_over_and_a_longer_one_lapses_those_who_did_not_accept_it()
    {
        var embargo = Take(Take(Take(Take(None, new(What.Propose, 3, 5), 0), new(What.Yes, 0, 0), 1), new(What.Yes, 1, 0), 2), new(What.Accept, 3, 0), 3);
        Assert.Equal([Consent.Signatory, Consent.Signatory, Consent.NoConsent], embargo.Participants.Select(each => each.Consent));
        var shorter = Take(Take(embargo, new(What.Propose, 3, 4), 4), new(What.Accept, 3, 0), 5);
        Assert.Equal([Consent.Signatory, Consent.Signatory, Consent.NoConsent], shorter.Participants.Select(each => each.Consent));
        var longer = Take(Take(Take(Take(embargo, new(What.Propose, 3, 9), 4), new(What.Yes, 1, 0), 5), new(What.Yes, 2, 0), 6), new(What.Accept, 3, 0), 7);
        Assert.Equal([Consent.Lapsed, Consent.Signatory, Consent.Signatory], longer.Participants.Select(each => each.Consent));
    }
}
