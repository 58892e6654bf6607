using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Alerts.Messages;

/// <summary>How an attempt to send a message ended.</summary>
/// <param name="Message">The message.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Failure">Why it failed, in a line; null when the receiver took it.</param>
internal sealed record Attempt(AlarmMessage Message, Instant MadeAt, string? Failure);

/// <summary>
/// Notes what became of messages. A process that has lost the lease notes nothing: another has sent them again, and the receiver knows them by
/// their ids.
/// </summary>
internal sealed record NoteAttempts(IReadOnlyList<Attempt> Attempts) : ICommand<Done>
{
    private const int FailureLimit = 500;

    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        foreach (var (message, madeAt, failure) in Attempts)
        {
            if (failure is null)
            {
                await MessageStore.SentAsync(change.Session, message.Id, change.Now, cancellationToken);
                await change.RecordAsync(new AlarmMessageSent(message), cancellationToken);
                continue;
            }
            var next = change.Now + AlarmMessage.PauseAfter(message.Attempts + 1);
            var clean = StoredText.Clean(failure.Length <= FailureLimit ? failure : failure[..FailureLimit]);
            await MessageStore.FailedAsync(change.Session, message.Id, next - madeAt <= AlarmMessage.Lifetime ? next : null, clean, cancellationToken);
        }
        return new Done();
    }
}

/// <summary>A receiver took a message.</summary>
internal sealed record AlarmMessageSent(AlarmMessage Message) : IEvent
{
    public string Type => "alarmMessage.sent";

    public int Version => 1;

    public Subject Subject => new("alarm-message", Message.Id);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("address", Message.Address.Id.ToString()).Member("attempts", Message.Attempts + 1).Name("alarms").BeginArray();
        foreach (var alarm in Message.Alarms) json.Value(alarm.Id.ToString());
        json.EndArray();
    }
}
