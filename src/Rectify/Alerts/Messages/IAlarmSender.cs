namespace Rectify.Alerts.Messages;

/// <summary>Brings messages to their receivers, over whatever network there is.</summary>
public interface IAlarmSender
{
    /// <summary>Sends one message, within its own time limit; null when the receiver took it, otherwise why it did not, in a line without secrets.</summary>
    Task<string?> SendAsync(AlarmMessage message, CancellationToken cancellationToken);
}
