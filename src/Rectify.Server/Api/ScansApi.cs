using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Rectify.Advisories.Scoring;
using Rectify.Findings;
using Rectify.Findings.Scans;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Hosts;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Scanning.ScannerReports;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>Scanners' reports about systems: taken at once, recorded after that; the hosts that they saw, and what they saw of a finding.</summary>
internal static class ScansApi
{
    private const string HandsIn =
        "Hands in a report of nmap (XML), Nessus, OpenVAS (XML, CSV) or SARIF about a system, and returns at once; the same bytes are the same scan. "
        + "It never says that something is gone that the scan did not look for";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/systems/{id}/scans", HandInAsync)
            .AddOpenApiOperationTransformer(ComponentsApi.AnyFile).WithMetadata(new RequestSizeLimitAttribute(Uploads.MaxBytes))
            .Produces<CreatedBody>(StatusCodes.Status202Accepted).Refuses(400, 404, 409)
            .Takes(ApiCall.KeyHeader, "Up to 200 characters of your choice: the same key with the same file for the same system is carried out once, and answered again.")
            .Needs(TokenScope.Intake, "handInScan", HandsIn);
        api.MapGet("/systems/{id}/scans", ListAsync).Produces<Page<ScanBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listScans", "The scans of a system, in the order in which they were handed in");
        api.MapGet("/systems/{id}/hosts", HostsAsync).Produces<Page<HostBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listHosts", "The hosts of a system as scanners call their targets, with what answers there; also what is gone");
        api.MapGet("/scans/{id}", OneAsync).Produces<ScanBody>().Refuses(404)
            .Needs(TokenScope.Intake, "getScan", "How far a scan has come, and what it changed");
        api.MapPost("/systems/{id}/weaknesses", NoteAsync).Makes().Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "noteWeakness", "Notes a weakness of a system that a person found or was told of, by a CWE, a clause or in words; no scan says that it is gone");
        api.MapGet("/findings/{id}/sightings", SightingsAsync).Produces<Page<SightingBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listSightings", "What each scanner's check saw of a finding, and what its makers say of the check; nothing where matching found it");
    }

    private static async Task<IResult> HandInAsync(string id, string? name, string? scannedAt, ApiCall call)
    {
        if (!Id.TryParse(id, out var system)) return ProblemMapping.Of(ApiProblems.NotFound);
        Instant? at = null;
        if (scannedAt is not null)
        {
            if (InstantPattern.ExtendedIso.Parse(scannedAt) is not { Success: true } read) return ProblemMapping.Of(ApiProblems.NotATime("scannedAt"));
            at = read.Value;
        }
        using var content = new MemoryStream();
        await call.Request.Body.CopyToAsync(content, call.Cancellation);
        var command = new HandInScan(new SystemId(system), name ?? "", content.ToArray(), at);
        var key = call.Request.Headers[ApiCall.KeyHeader].ToString();
        CreatedBody? made;
        if (key.Length == 0)
        {
            if (!(await call.DoAsync(command)).Succeeded(out var scan, out var problems)) return ProblemMapping.Of(problems);
            made = Made(scan);
        }
        else
        {
            var once = new Once<ScanId>(command, key, $"POST {call.Request.Path}\n{name}\n{scannedAt}\n{command.Sha256}", scan => JsonSerializer.Serialize(Made(scan), ApiJson.Options));
            if (!(await call.DoAsync(once)).Succeeded(out var answer, out var problems)) return ProblemMapping.Of(problems);
            made = JsonSerializer.Deserialize<CreatedBody>(answer, ApiJson.Options) ?? throw new InvalidOperationException("The kept answer does not read.");
        }
        return TypedResults.Accepted(made.Url, made);
    }

    private static CreatedBody Made(ScanId id) => new($"{id}", $"{ApiRoutes.Root}/scans/{id}");

    private static Task<IResult> ListAsync(string id, string? after, string? limit, ApiCall call) => OfSystemAsync(id, after, limit, call, async (reading, system, page, token) =>
    {
        var found = await ScanStore.PageAsync(reading, system, page.After, page.Limit + 1, token);
        var runs = await ScanStore.RunsAsync(reading, found.Select(scan => scan.Id), token);
        return TypedResults.Ok(page.Of(found, scan => scan.Id.Value, scan => ScanBody.Of(scan, runs[scan.Id])));
    });

    private static Task<IResult> HostsAsync(string id, string? after, string? limit, ApiCall call) => OfSystemAsync(id, after, limit, call, async (reading, system, page, token) =>
    {
        var found = await HostStore.PageAsync(reading, system, page.After, page.Limit + 1, token);
        var services = await HostStore.ServicesAsync(reading, found.Select(host => host.Id), token);
        return TypedResults.Ok(page.Of(found, host => host.Id.Value, host => HostBody.Of(host, services[host.Id])));
    });

    private static async Task<IResult> OfSystemAsync(
        string id, string? after, string? limit, ApiCall call, Func<ReadSession, SystemId, PageRequest, CancellationToken, Task<IResult>> list)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        return await call.ReadAsync(async (reading, token) => await SystemStore.FindAsync(reading, new SystemId(key), token) is { } system
            ? await list(reading, system.Id, page, token)
            : ProblemMapping.Of(ApiProblems.NotFound));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.ReadAsync<IResult>(async (reading, token) => await ScanStore.FindAsync(reading, new ScanId(key), token) is { } found
                ? TypedResults.Ok(ScanBody.Of(found, (await ScanStore.RunsAsync(reading, [found.Id], token))[found.Id]))
                : ProblemMapping.Of(ApiProblems.NotFound))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> NoteAsync(string id, NewWeakness body, ApiCall call) =>
        Id.TryParse(id, out var key)
            ? await call.CreateAsync(
                new NoteWeakness(new SystemId(key), body.Place ?? "", body.Named, body.Check, body.Title ?? "", body.Severity, body.Observed ?? ""),
                body, made => ($"{made}", $"/findings/{made}"))
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> SightingsAsync(string id, string? after, string? limit, ApiCall call)
    {
        if (!PlacedPageRequest.Read(after, limit, parts: 1).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        return await call.ReadAsync<IResult>(async (reading, token) =>
        {
            if (await FindingStore.FindAsync(reading, new FindingId(key), token) is not { } finding) return ProblemMapping.Of(ApiProblems.NotFound);
            var seen = await SightingStore.PageAsync(reading, finding.Id, page.After?[0] ?? "", page.Limit + 1, token);
            var checks = await CheckStore.FindAsync(reading, seen.Select(sighting => $"{sighting.Check}"), token);
            return TypedResults.Ok(page.Of(seen, sighting => [SightingStore.KeyOf(sighting)], sighting => SightingBody.Of(sighting, checks.GetValueOrDefault($"{sighting.Check}"))));
        });
    }
}

/// <summary>A weakness that a person notes.</summary>
/// <param name="Named">What it is named by: cwe, clause, words.</param>
/// <param name="Check">That name; with the place it is what the weakness is.</param>
/// <param name="Place">Where in the system; all of it without one.</param>
/// <param name="Title">What to call it.</param>
/// <param name="Severity">How severe whoever notes it finds it.</param>
/// <param name="Observed">What was seen.</param>
internal sealed record NewWeakness(NotedCheck Named, string Check, string? Place = null, string? Title = null, Severity? Severity = null, string? Observed = null);

/// <summary>A scanner's report that was handed in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="System">The id of the system.</param>
/// <param name="Name">What the file is called.</param>
/// <param name="Sha256">Its SHA-256; the file is kept.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="State">How far it has come.</param>
/// <param name="HandedInAt">When it was handed in.</param>
/// <param name="ChangedAt">When it last came on.</param>
/// <param name="Runs">The scans that it reports, once it is read; most reports have one.</param>
/// <param name="Findings">What it changed so far.</param>
/// <param name="Unread">How many notes say that something was not read or not scanned. Then nothing is closed by it.</param>
/// <param name="Notes">The first of them, and what else is to be known.</param>
/// <param name="Why">Why it was refused, or given up.</param>
/// <param name="ErasedAt">When its file was erased, its time being over; what was recorded stays.</param>
internal sealed record ScanBody(
    string Id, string System, string Name, string Sha256, long Size, ScanState State, Instant HandedInAt, Instant ChangedAt, IReadOnlyList<ScanRunBody> Runs, ScanFindingsBody Findings,
    int Unread, IReadOnlyList<string> Notes, string? Why, Instant? ErasedAt)
{
    public static ScanBody Of(Scan scan, IEnumerable<ScanRun> runs) => new(
        scan.Id.ToString(), scan.System.ToString(), scan.Name, scan.Sha256, scan.Size, scan.State, scan.HandedInAt, scan.ChangedAt,
        [.. runs.Select(run => new ScanRunBody(run.Format, run.Tool, run.ToolVersion, run.Key.At, run.Hosts, run.Rows, run.Closes))],
        new(scan.Tally.New, scan.Tally.SeenAgain, scan.Tally.Gone, scan.Tally.Informational), scan.Unread, scan.Notes, scan.Why, scan.ErasedAt);
}

/// <summary>One scan that a report tells of.</summary>
/// <param name="Format">The report's format.</param>
/// <param name="Tool">The scanner as it calls itself.</param>
/// <param name="ToolVersion">Its version.</param>
/// <param name="ScannedAt">When it was: what is known follows from this order, not from when it was handed in.</param>
/// <param name="Hosts">How many hosts answered.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Closes">Whether it says what is gone: it was read whole, and tells what it looked at.</param>
internal sealed record ScanRunBody(ScannerFormat Format, string Tool, string? ToolVersion, Instant ScannedAt, int Hosts, int Rows, bool Closes);

/// <summary>What a scan changed.</summary>
/// <param name="New">Findings that were not there before.</param>
/// <param name="SeenAgain">Findings that were.</param>
/// <param name="Gone">Findings that it looked for and did not see any more.</param>
/// <param name="Informational">Rows that say that nothing is wrong; they are no findings.</param>
internal sealed record ScanFindingsBody(int New, int SeenAgain, int Gone, int Informational);

/// <summary>A host.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Target">The address or name by which scanners call it; that is what it is.</param>
/// <param name="KnownAs">All that scans called it, the latest first.</param>
/// <param name="PerhapsAnother">Whether hardware addresses were seen here that the latest scan which saw any did not see: perhaps another machine has the address now.</param>
/// <param name="FirstSeenAt">When a scan first saw it.</param>
/// <param name="LastSeenAt">When a scan last saw it.</param>
/// <param name="Services">What answers there; also what is gone.</param>
internal sealed record HostBody(
    string Id, string Target, IReadOnlyList<KnownAsBody> KnownAs, bool PerhapsAnother, Instant FirstSeenAt, Instant LastSeenAt, IReadOnlyList<HostServiceBody> Services)
{
    public static HostBody Of(Inventory.Hosts.Host host, IEnumerable<HostService> services) => new(
        host.Id.ToString(), host.Target, [.. host.KnownAs.Select(known => new KnownAsBody(known.Kind, known.Text, known.At))], host.IsPerhapsAnother, host.FirstSeenAt, host.LastSeenAt,
        [.. services.Select(service => new HostServiceBody(
            service.Protocol, service.Port, service.State, service.Name, service.Product, service.Version, service.Cpes, service.FirstSeenAt, service.Last.At, service.GoneAt))]);
}

/// <summary>What scans called a host.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As stated.</param>
/// <param name="At">When a scan last said so.</param>
internal sealed record KnownAsBody(HostName Kind, string Text, Instant At);

/// <summary>An open port and what answers there.</summary>
/// <param name="Protocol">tcp, udp, sctp.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="State">The scanner's word: open, or open|filtered when it could not tell.</param>
/// <param name="Name">The service.</param>
/// <param name="Product">The product that answers.</param>
/// <param name="Version">Its version.</param>
/// <param name="Cpes">CPE names as stated.</param>
/// <param name="FirstSeenAt">When a scan first saw it.</param>
/// <param name="LastSeenAt">When a scan last saw it.</param>
/// <param name="GoneAt">When a scan that probed the port first did not find it open any more.</param>
internal sealed record HostServiceBody(
    string Protocol, int Port, string State, string? Name, string? Product, string? Version, IReadOnlyList<string> Cpes, Instant FirstSeenAt, Instant LastSeenAt, Instant? GoneAt);

/// <summary>What a scanner's check saw of a finding.</summary>
/// <param name="Check">The check: <c>nessus:51192</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What is wrong in general, as the makers of the check say.</param>
/// <param name="Solution">What they say to do about it.</param>
/// <param name="Weaknesses">CWE ids that they name.</param>
/// <param name="Severity">The scanner's rating.</param>
/// <param name="SeverityWord">Its own word for it.</param>
/// <param name="Vector">The CVSS vector that it states.</param>
/// <param name="Observed">What it saw here.</param>
/// <param name="Lines">Lines of the file, with a space between them.</param>
/// <param name="Credentialed">Whether it had logged on.</param>
/// <param name="SuppressedThere">Whether the scanner's own users suppressed it: said, not obeyed.</param>
/// <param name="FirstSeenAt">When a scan first saw it.</param>
/// <param name="LastSeenAt">When a scan last saw it.</param>
/// <param name="GoneAt">When a scan that looked for it first did not see it any more.</param>
internal sealed record SightingBody(
    string Check, string Title, string Description, string Solution, IReadOnlyList<string> Weaknesses, Severity? Severity, string SeverityWord, string? Vector,
    string Observed, string Lines, bool Credentialed, bool SuppressedThere, Instant FirstSeenAt, Instant LastSeenAt, Instant? GoneAt)
{
    public static SightingBody Of(Sighting seen, DescribedCheck? check) => new(
        $"{seen.Check}", seen.Title, check?.Description ?? "", check?.Solution ?? "", check?.Weaknesses ?? [], seen.Severity, seen.SeverityWord, seen.Vector, seen.Observed, seen.Lines,
        seen.Credentialed, seen.IsSuppressed, seen.FirstSeenAt, seen.Last.At, seen.GoneAt);
}
