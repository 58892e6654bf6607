using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Retention;

/// <summary>Alarms that are settled, from the end of that day on.</summary>
internal sealed class ErasableAlarms : ErasableArea
{
    public override RetentionArea Area => RetentionArea.Alarms;

    internal override async Task<DueOnes> DueAsync(ReadSession session, Keeping keeping, int count, CancellationToken cancellationToken)
    {
        if (keeping.Before is not { } before) return DueOnes.None;
        var found = await ErasureStore.AlarmsAsync(session, before, count, cancellationToken);
        return new([.. found.Select(alarm => Of(alarm, keeping)).OfType<DueErasure>()], found.Count < count);
    }

    internal override async Task<DueErasure?> DueAsync(ReadSession session, Keeping keeping, Id id, CancellationToken cancellationToken) =>
        await ErasureStore.AlarmAsync(session, id, cancellationToken) is { } alarm ? Of(alarm, keeping) : null;

    internal override async Task<Erased> EraseAsync(Change change, DueErasure due, CancellationToken cancellationToken)
    {
        var group = await ErasureStore.EraseAlarmAsync(change.Session, due.Subject.Id, cancellationToken);
        return new(await EventStore.ErasePayloadsAsync(change.Session, due.Subject, type: null, cancellationToken), [], group);
    }

    internal override Task TidyAsync(Change change, CancellationToken cancellationToken) => ErasureStore.EraseEmptyMessagesAsync(change.Session, cancellationToken);

    private static DueErasure? Of(ErasureStore.SettledAlarm alarm, Keeping keeping) =>
        keeping.Due(new Subject("alarm", alarm.Id), $"{alarm.Number}, {alarm.Recipient}", alarm.SettledAt, [alarm.Case]);
}
