using NodaTime;
using Rectify.Alerts.Rotas;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Submissions.Recipients;

/// <summary>To which recipients something may have to be filed one day, and whether anybody on duty could.</summary>
public static class WhoCouldFile
{
    /// <summary>
    /// Every recipient of a report that a law, a contract or a programme may ask of the organisation as it is, by its name; those whose rules do not bind are
    /// left out, those of which that is not known are not. It asks each rule of every kind of asset: whoever asks often remembers the answer a while.
    /// </summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="laws">The laws, and what the organisation says of itself.</param>
    /// <param name="day">The day on which they are law.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<BoundRecipient>> BoundAsync(ReadSession session, Laws laws, LocalDate day, CancellationToken cancellationToken) =>
    [
        .. from each in await WhatBinds.OnAsync(session, laws, day, cancellationToken)
           where each.Applies.Answer != Answer.No && each.Rule.MetBy is MetBy.Sent or MetBy.Received && each.Rule.Force is not (Force.Encouraged or Force.Voluntary)
           from recipient in each.Rule.Recipients
           where recipient.Kind == RecipientKind.Authority
           group (each.Rule, recipient) by recipient.Id into same
           let one = same.First().recipient
           orderby one.Name.English, one.Id
           select new BoundRecipient(one, [.. same.Select(pair => pair.Rule).DistinctBy(rule => rule.Id)]),
    ];

    /// <summary>Whether anybody on duty could file to each of some recipients, and what bars it.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="bound">The recipients.</param>
    /// <param name="now">The instant: who is on duty, and which day it is.</param>
    /// <param name="zone">In which zone the day is meant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<PossibleRecipient>> OfAsync(
        ReadSession session, IReadOnlyList<BoundRecipient> bound, Instant now, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var today = now.InZone(zone).Date;
        var said = await ReadinessStore.AllAsync(session, cancellationToken);
        var onDuty = (await RotaStore.ListAsync(session, now, cancellationToken)).SelectMany(rota => rota.ChainAt(now)).ToHashSet();
        return
        [
            .. from each in bound
               let readiness = said.GetValueOrDefault(each.Recipient.Id) ?? new Readiness(each.Recipient.Id, Registration.Unknown)
               select new PossibleRecipient(each.Recipient, each.Rules, readiness, readiness.ObstacleOf(onDuty, today), onDuty),
        ];
    }
}

/// <summary>A recipient to whom something may have to be filed one day.</summary>
/// <param name="Recipient">As the rules name it.</param>
/// <param name="Rules">The rules that may ask for it.</param>
public sealed record BoundRecipient(Recipient Recipient, IReadOnlyList<Rule> Rules);

/// <summary>A recipient to whom something may have to be filed, and whether anybody could.</summary>
/// <param name="Recipient">As the rules name it.</param>
/// <param name="Rules">The rules that may ask for it.</param>
/// <param name="Readiness">What it takes.</param>
/// <param name="Obstacle">Why nobody could file now; null when somebody could.</param>
/// <param name="OnDuty">Who is on duty, or next in line.</param>
public sealed record PossibleRecipient(Recipient Recipient, IReadOnlyList<Rule> Rules, Readiness Readiness, Obstacle? Obstacle, IReadOnlyCollection<PersonId> OnDuty);
