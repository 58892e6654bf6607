using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Ledger;
using Rectify.Server.Alarms;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;
using Rectify.Server.Workers;

// Rectify.AlarmProcess STORE LOGKEY CLOCKFILE: keeps duties and works on alarms until it is killed. CLOCKFILE holds how many seconds its clock
// is ahead of the machine's, and is read again with each look at the clock.
var (store, key, clock) = (args[0], args[1], new MovedClock(args[2]));
var settings = new ServerSettings(
    store.Contains('=', StringComparison.Ordinal) ? new StoreAddress.Server(store, key) : new StoreAddress.File(store, key), [], new Profile { Sectors = [] }, "none.db",
    new AlarmSettings($"{key}.seal", Mail: null, Heartbeat: null));
if (!(await Instance.OpenAsync(settings, clock, TimeProvider.System, CancellationToken.None)).Succeeded(out var instance, out var problems)) throw new InvalidOperationException(problems.ToString());
await using (instance)
{
    using var web = new WebhookChannel();
    var worker = new AlarmWorker(instance, new AlarmSender(instance, web, NullLogger<AlarmSender>.Instance), Duration.FromMilliseconds(300));
    for (var round = 0; ; round++)
    {
        // Another process on the same store may be in the way; then the next round does it.
        await RefreshDuties.RunAsync(instance.Database, await instance.LawsAsync(CancellationToken.None), instance.Now, progress: null, CancellationToken.None);
        await worker.TickAsync(instance.Now, CancellationToken.None);
        if (round == 0) Console.WriteLine("working");
        await Task.Delay(10);
    }
}

/// <summary>The machine's clock, so many seconds ahead.</summary>
internal sealed class MovedClock(string file) : IClock
{
    public Instant GetCurrentInstant() =>
        SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(long.TryParse(File.ReadAllText(file), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ahead) ? ahead : 0);
}
