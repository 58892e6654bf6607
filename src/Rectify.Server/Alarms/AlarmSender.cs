using MailKit.Net.Smtp;
using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Clocks.Rules;
using Rectify.Server.Hosting;

namespace Rectify.Server.Alarms;

/// <summary>Sends each message through its channel, within ten seconds. What goes wrong is told in a line that holds no secret and no address.</summary>
internal sealed partial class AlarmSender(Instance instance, WebhookChannel webhooks, ILogger<AlarmSender> log) : IAlarmSender
{
    /// <summary>How long one message may take.</summary>
    public static readonly Duration Limit = Duration.FromSeconds(10);

    private readonly MailChannel? _mail = instance.Alarms.Mail is { } server ? new MailChannel(server) : null;

    /// <inheritdoc />
    public async Task<string?> SendAsync(AlarmMessage message, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit.ToTimeSpan());
        var failure = await TryAsync(message, limit.Token, cancellationToken);
        Telemetry.Message(Words.Of(message.Address.Channel), taken: failure is null);
        if (failure is not null) LogFailure(log, message.Id.ToString(), message.Address.Id.ToString(), failure);
        return failure;
    }

    private async Task<string?> TryAsync(AlarmMessage message, CancellationToken limited, CancellationToken cancellationToken)
    {
        try
        {
            var (address, now) = (message.Address, instance.Now);
            if (address.Channel == AlarmChannel.Mail)
            {
                if (_mail is null) return "no mail server is set";
                await _mail.SendAsync(message, now, limited);
                return null;
            }
            string? secret = null;
            if (address.Secret is { } sealedSecret)
            {
                if (!(await instance.FindSealAsync(limited)).Succeeded(out var key, out var problems)) return problems.First().Code;
                if ((secret = key?.Open(AlarmSecrets.Purpose, sealedSecret)) is null) return "the secret cannot be opened with the sealing key";
            }
            return await webhooks.SendAsync(message, secret, now, limited);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "no answer in time";
        }
        catch (SmtpCommandException refused)
        {
            return $"the mail server refused: {refused.StatusCode}";
        }
        catch (Exception failure) when (failure is HttpRequestException || MailChannel.IsOfTheServer(failure))
        {
            return failure is HttpRequestException http ? $"{http.HttpRequestError}" : failure.GetType().Name;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {Message} did not reach address {Address}; it is tried again: {Failure}")]
    private static partial void LogFailure(ILogger log, string message, string address, string failure);
}
