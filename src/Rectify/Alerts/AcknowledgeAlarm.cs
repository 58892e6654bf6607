using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Alerts;

/// <summary>A person has seen an alarm and takes it on. It stops this step and no other: the next one comes all the same.</summary>
public sealed record AcknowledgeAlarm(AlarmId Alarm) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Approver, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await AlarmStore.FindAsync(change.Session, Alarm, cancellationToken) is not { } alarm) return AlarmProblems.Unknown;
        if (alarm.AcknowledgedAt is not null) return AlarmProblems.Acknowledged;
        PersonId? person = change.Actor.Strength == ActorStrength.Local ? null : new PersonId(Id.Parse(change.Actor.Who));
        await AlarmStore.AcknowledgeAsync(change.Session, Alarm, person, change.Now, cancellationToken);
        await change.RecordAsync(new AlarmAcknowledged(alarm, person), cancellationToken);
        return new Done();
    }
}
