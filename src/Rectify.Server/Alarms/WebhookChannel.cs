using System.Globalization;
using System.Net.Http.Headers;
using NodaTime;
using Rectify.Alerts.Messages;

namespace Rectify.Server.Alarms;

/// <summary>Posts messages to URLs. A redirect is an answer like any other that is no success: whoever controls the receiver leads us nowhere.</summary>
internal sealed class WebhookChannel : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // whoever sends has a limit of their own
    };

    /// <summary>Posts one message; the status when the receiver did not take it.</summary>
    public async Task<string?> SendAsync(AlarmMessage message, string? secret, Instant now, CancellationToken cancellationToken)
    {
        var body = message.Address.Channel switch
        {
            AlarmChannel.Webhook => MessageText.Webhook(message, now),
            AlarmChannel.PagerDuty => MessageText.PagerDuty(message, secret ?? "", now),
            AlarmChannel.Opsgenie => MessageText.Opsgenie(message, now),
            AlarmChannel.Chat => MessageText.Chat(message, now),
            var other => throw new ArgumentOutOfRangeException(nameof(message), other, null),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Address.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (message.Address.Channel == AlarmChannel.Opsgenie) request.Headers.Authorization = new AuthenticationHeaderValue("GenieKey", secret);
        if (message.Address.Channel == AlarmChannel.Webhook)
        {
            request.Headers.Add("webhook-id", message.Id.ToString());
            request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("webhook-signature", WebhookSignature.Of(secret ?? "", message.Id.ToString(), now, body));
        }
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode}");
    }

    /// <summary>Asks a URL, as the heartbeat does.</summary>
    public async Task<bool> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.IsSuccessStatusCode;
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();
}
