using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Rectify.Foundation;

namespace Rectify.Server.Hosting;

/// <summary>
/// What the server tells of itself by OpenTelemetry, to whoever was named: how long requests and use cases took and how they ended, what became of
/// messages. Names of use cases, codes and ids are told; contents, people, addresses and secrets are not. Nothing is told where nobody was named.
/// </summary>
internal static class Telemetry
{
    private const string Name = "Rectify";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> UseCases = Meter.CreateHistogram<double>(
        "rectify.use_case.duration", "s", "How long use cases took, by name and by the code of what was refused.");

    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("rectify.alarm.messages", "{message}", "Attempts to send alarm messages, by channel and by whether the receiver took them.");

    /// <summary>Sets it up; a server that was told no address sends nothing.</summary>
    public static void Add(IServiceCollection services, Uri? collector)
    {
        if (collector is null) return;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("rectify", serviceVersion: Instance.Version))
            .WithTracing(tracing => tracing
                .AddSource(Name)
                .AddAspNetCoreInstrumentation(requests =>
                {
                    // The address of a calendar holds its secret, and others what was asked for: the route says enough.
                    requests.Filter = context => !context.Request.Path.StartsWithSegments("/calendar", StringComparison.Ordinal);
                    requests.EnrichWithHttpResponse = static (activity, response) =>
                        activity.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText).SetTag("url.query", null);
                })
                .AddOtlpExporter(to => To(to, collector, "v1/traces")))
            .WithMetrics(metrics => metrics
                .AddMeter(Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql")
                .AddOtlpExporter((to, _) => To(to, collector, "v1/metrics")));
    }

    /// <summary>Runs a use case and tells how long it took and how it ended.</summary>
    public static async Task<Result<T>> TellAsync<T>(string name, Func<Task<Result<T>>> run)
    {
        using var activity = Source.StartActivity(name);
        var from = Stopwatch.GetTimestamp();
        var outcome = await run();
        var code = outcome.Succeeded(out _, out var problems) ? "done" : problems.First().Code;
        activity?.SetTag("rectify.outcome", code);
        UseCases.Record(Stopwatch.GetElapsedTime(from).TotalSeconds, new KeyValuePair<string, object?>("rectify.use_case", name), new KeyValuePair<string, object?>("rectify.outcome", code));
        return outcome;
    }

    /// <summary>Tells that it was tried to send a message.</summary>
    public static void Message(string channel, bool taken) =>
        Messages.Add(1, new KeyValuePair<string, object?>("rectify.channel", channel), new KeyValuePair<string, object?>("rectify.taken", taken));

    private static void To(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(collector.AbsoluteUri.EndsWith('/') ? collector : new Uri($"{collector.AbsoluteUri}/"), path);
    }
}
