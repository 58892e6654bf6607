using NodaTime;
using Rectify.Alerts;
using Rectify.Alerts.Messages;
using Rectify.Cases.Duties;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>
/// Raises the alarms whose time has come, of so many cases at once. The cases to look at are those whose duties were computed anew and those
/// whose next step has come. It answers how many cases it looked at.
/// </summary>
internal sealed record RaiseAlarms(Laws Laws) : ICommand<int>
{
    /// <summary>Cases of one transaction.</summary>
    public const int AtOnce = 100;

    public Permitted By => Permitted.Local;

    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        var due = await DutyStore.AlarmingAsync(session, change.Now, AtOnce, cancellationToken);
        if (due.Count == 0) return 0;
        var cases = (await CaseStore.OfIdsAsync(session, due.Select(each => each.Case), cancellationToken)).ToDictionary(each => each.Id);
        var owners = await DutyOwnerStore.OfCasesAsync(session, due.Select(each => each.Case), cancellationToken);
        var raised = await AlarmStore.OfCasesAsync(session, due.Select(each => each.Case.Value), cancellationToken);
        var (telling, names) = (await Telling.AtAsync(change, cancellationToken), new DutyNames(Laws.Rules));
        foreach (var kept in due)
        {
            Instant? next = null;
            var (found, ofCase) = (cases[kept.Case], raised[kept.Case.Value].ToLookup(alarm => alarm.Recipient, StringComparer.Ordinal));
            var owed = kept.Duties.Where(Alarms).ToLookup(duty => duty.Recipient, StringComparer.Ordinal);
            foreach (var recipient in owed)
            {
                List<KeptDuty> duties = [.. recipient.OrderBy(duty => duty.ActBy ?? Instant.MaxValue).ThenBy(duty => duty.Rule, StringComparer.Ordinal)];
                var watch = new Watch(found.Id.Value, recipient.Key, duties[0].StartedAt, duties[0].ActBy);
                var name = await names.RecipientAsync(session, duties[0], cancellationToken);
                var own = owners[kept.Case].Where(owner => owner.Recipient == recipient.Key && duties.Any(duty => duty.Rule == owner.Rule)).Select(owner => owner.Person).ToList();
                foreach (var step in watch.ToRaise([.. ofCase[recipient.Key]], kept.KnownAt, change.Now))
                    await RaiseAsync(change, telling, found, watch, duties, own, name, step, cancellationToken);
                if (watch.NextAfter(change.Now) is { } at && !(next <= at)) next = at;
            }
            foreach (var alarm in ofCase.SelectMany(each => each).Where(alarm => alarm.SettledAt is null && !IsNext(owed[alarm.Recipient], alarm.ActBy)))
                await AlarmStore.SettleAsync(session, alarm.Id, change.Now, cancellationToken);
            await DutyStore.AlarmAtAsync(session, kept, next, cancellationToken);
        }
        await telling.WriteAsync(change, cancellationToken);
        return due.Count;
    }

    /// <summary>
    /// What somebody is bound to, by law, by having joined or by contract, and what may bind them. What is only encouraged rings nowhere, and neither
    /// does what a person said does not apply.
    /// </summary>
    private static bool Alarms(KeptDuty duty) => duty is { IsOwed: true, Force: Force.Mandatory or Force.Programme or Force.Contractual };

    private static bool IsNext(IEnumerable<KeptDuty> owed, Instant? actBy) => owed.Any() && owed.Min(duty => duty.ActBy ?? Instant.MaxValue) == (actBy ?? Instant.MaxValue);

    private static async Task RaiseAsync(
        Change change, Telling telling, Case found, Watch watch, List<KeptDuty> duties, List<PersonId> owners, Text name, ScheduledStep step,
        CancellationToken cancellationToken)
    {
        List<PersonId> people = [.. telling.HopAt(0, change.Now).Union(owners.Where(telling.CanBeTold))];
        var alarm = new Alarm
        {
            Id = new AlarmId(change.NewId()),
            Case = watch.Case,
            AccessGroup = found.AccessGroup,
            Number = found.Number,
            Title = found.OutgoingTitle,
            Recipient = watch.Recipient,
            RecipientName = name,
            Duties = found.IsClosed ? [] : [.. duties.Select(duty => duty.Rule).Distinct(StringComparer.Ordinal)],
            Provisional = duties[0].Provisional,
            ActBy = watch.ActBy,
            Step = step.Step,
            Turn = step.Turn,
            ScheduledAt = step.At,
            RaisedAt = change.Now,
            MovesAt = telling.GoesOnAfter(0, change.Now) ? change.Now + telling.Patience : null,
        };
        await AlarmStore.AddAsync(change.Session, alarm, people, cancellationToken);
        telling.Tell(alarm, people);
        await change.RecordAsync(new AlarmRaised(alarm, people), cancellationToken);
    }
}
