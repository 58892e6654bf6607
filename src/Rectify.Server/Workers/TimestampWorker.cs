using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger.Timestamps;
using Rectify.Server.Hosting;
using Rectify.Submissions.Timestamps;

namespace Rectify.Server.Workers;

/// <summary>Asks the time-stamping authority that is set, where one is, for tokens over what was filed. A filing never waits for it.</summary>
internal sealed class TimestampWorker : IWorker, IDisposable
{
    private readonly HttpClient? _client;
    private readonly TimestampRounds? _rounds;

    public TimestampWorker(Instance instance)
    {
        if (instance.Settings.Timestamps is not { } authority) return;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
        _rounds = new(
            instance.Database, instance.Workspace.Commands, new TimestampAuthority(_client, authority.Url, authority.Policy, authority.Certificates, new SystemRandomSource()), instance.Name);
    }

    /// <inheritdoc />
    public Duration Pause => Duration.FromSeconds(5);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation) =>
        _rounds is null || (await _rounds.TickAsync(now, cancellation)).Succeeded(out _, out var problems) ? new Done() : problems;

    /// <inheritdoc />
    public void Dispose() => _client?.Dispose();
}
