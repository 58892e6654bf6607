using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Rectify.Cases;
using Rectify.Documents.PlainText;
using Rectify.Foundation;
using Rectify.Orders;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Submissions.Papers;

namespace Rectify.Server.Tests.Markers;

/// <summary>
/// All surfaces of a server on which somebody can look for a case. Whoever builds another one (pages, a feed) adds it to <see cref="Of"/>: it is then read as every
/// role, and as the person who may see everything in the case.
/// </summary>
internal static partial class Surfaces
{
    private const string Nothing = "01j00000000000000000000000";

    public static IEnumerable<Surface> Of(RunningServer server, PlantedCase planted) =>
    [
        .. from endpoint in server.Endpoints
           where (endpoint.RoutePattern.RawText ?? "").StartsWith(Answers.Root, StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
           where endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
           let pattern = endpoint.RoutePattern.RawText![Answers.Root.Length..]
           where pattern != "/events"
           from path in Filled(pattern, planted)
           select new Surface($"GET {pattern}", viewpoint => AnswerAsync(viewpoint, path)),
        .. from query in Searches(planted) select new Surface($"GET {query}", viewpoint => AnswerAsync(viewpoint, query)),
        .. from endpoint in server.Endpoints
           where endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
           let pattern = endpoint.RoutePattern.RawText ?? ""
           from path in Addressed(pattern, planted)
           select new Surface($"page {pattern}", viewpoint => viewpoint.Browser is { } browser ? TextAsync(browser.GetAsync(new Uri(path, UriKind.Relative))) : Task.FromResult("")),
        .. from path in new[] { "/drafts", DraftOf(planted) }
           select new Surface($"GET {path}", viewpoint => viewpoint.Browser is { } browser ? TextAsync(browser.GetAsync(new Uri(path, UriKind.Relative))) : Task.FromResult("")),
        .. from path in PageSearches(planted)
           select new Surface($"page {path}", viewpoint => viewpoint.Browser is { } browser ? TextAsync(browser.GetAsync(new Uri(path, UriKind.Relative))) : Task.FromResult("")),
        .. from id in new[] { planted.Id, planted.Order }
           from paper in Papers(server, planted, id)
           select paper,
        new("GET /events", StreamAsync),
        new("calendar", viewpoint => TextAsync(viewpoint.Client.GetAsync(new Uri($"/calendar/{viewpoint.Calendar}.ics", UriKind.Relative)))),
    ];

    /// <summary>Where what somebody types into the case is kept.</summary>
    public static string DraftOf(PlantedCase planted) => $"/drafts/cases/{planted.Id}/NotesOf/note/text";

    /// <summary>A pattern with every id that its first part takes; with one that is nowhere, where there is none.</summary>
    private static IEnumerable<string> Filled(string pattern, PlantedCase planted)
    {
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var ids = planted.Ids.GetValueOrDefault(parts[0]) ?? [Nothing];
        foreach (var id in pattern.Contains('{', StringComparison.Ordinal) ? ids : [""])
        foreach (var file in pattern.Contains("{file}", StringComparison.Ordinal) ? planted.Ids["report-files"] : [""])
        {
            var path = pattern.Replace("{id}", id, StringComparison.Ordinal).Replace("{file}", file, StringComparison.Ordinal)
                .Replace("{name}", planted.Marks["OpenCase.Vulnerabilities"], StringComparison.Ordinal).Replace("{table}", "products", StringComparison.Ordinal)
                .Replace("{rule}", "eu.cra.aev.ew", StringComparison.Ordinal).Replace("{recipient}", "eu.cra.srp", StringComparison.Ordinal)
                .Replace("{circumstance}", "activelyExploited", StringComparison.Ordinal);
            yield return $"{path}?limit=500";
        }
    }

    /// <summary>The address of a page as it is first drawn, for each thing of the case that its parameter may name.</summary>
    private static IEnumerable<string> Addressed(string pattern, PlantedCase planted)
    {
        if (!pattern.Contains('{', StringComparison.Ordinal)) return [pattern];
        var parts = pattern.Split('/');
        var ids = pattern.Contains("{Number", StringComparison.Ordinal) ? [planted.Number] : planted.Ids.Where(known => parts.Contains(known.Key)).SelectMany(known => known.Value).DefaultIfEmpty(Nothing);
        return ids.Select(id => Parameter().Replace(pattern, id));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    /// <summary>Whoever looks for a mark learns nothing from how many there are, either.</summary>
    private static IEnumerable<string> Searches(PlantedCase planted) =>
    [
        .. from place in new[] { "OpenCase.Vulnerabilities", "RaiseSignal.Vulnerability", "TakeInReport.Vulnerability" } select $"/findings?gone=any&vulnerability={planted.Marks[place]}",
        $"/audit/events?subject=case/{planted.Id}", $"/audit/readings?subject=case/{planted.Id}", $"/audit/events?person={planted.Named}", $"/alarms?open=true&limit=500",
    ];

    /// <summary>What is looked for on pages.</summary>
    private static IEnumerable<string> PageSearches(PlantedCase planted) =>
    [
        $"/cases?q={planted.Marks["OpenCase.Title"]}", $"/cases?q={planted.Marks["OpenCase.Vulnerabilities"]}", $"/submissions?q={planted.Marks["OpenCase.Title"]}",
        $"/signals?q={planted.Marks["RaiseSignal.Statement"]}", $"/reports?show=all&q={planted.Marks["TakeInReport.Subject"]}",
        $"/inventory?who={planted.Marks["OpenCase.Vulnerabilities"]}", $"/advisories?q={planted.Marks["OpenCase.Vulnerabilities"]}",
        $"/audit?subject=case/{planted.Id}", $"/audit?show=readings&subject=case/{planted.Id}", "/?show=all", "/?show=mine",
    ];

    /// <summary>What is made on an open page and taken along: the card of a case, its reports as letters, the bundle that proves it.</summary>
    private static IEnumerable<Surface> Papers(RunningServer server, PlantedCase planted, CaseId id)
    {
        yield return new($"card of {id}", viewpoint => AsAsync(viewpoint, async (reading, token) =>
            await CaseCard.OfAsync(reading, id, await server.Instance.LawsAsync(token), server.Clock.GetCurrentInstant(), DateTimeZone.Utc, Language.English, token) is { } card ? PlainTextWriter.Write(card) : ""));
        yield return new($"letters of {id}", viewpoint => AsAsync(viewpoint, async (reading, token) =>
        {
            var letters = new StringBuilder();
            foreach (var submission in await SubmissionStore.ListAsync(reading, id, token))
                if (await Composition.OfAsync(reading, submission.Id, await server.Instance.LawsAsync(token), server.Clock.GetCurrentInstant(), token) is { Latest: { } latest } known)
                    letters.Append(PlainTextWriter.Write(ReportPaper.Of(known, latest, known.Fields, "", null)));
            return letters.ToString();
        }));
        yield return new($"bundle of {id}", viewpoint => AsAsync(viewpoint, async (reading, token) =>
        {
            var laws = await server.Instance.LawsAsync(token);
            if (await CaseAnswers.ObligationsOfAsync(reading, id, laws, server.Clock.GetCurrentInstant(), token) is not { } answer) return "";
            var written = await CaseProof.WriteAsync(
                reading, answer, [await SubmissionProof.OfAsync(reading, id, token), await OrderProof.OfAsync(reading, id, token)], [], token);
            return written.Succeeded(out var bundle, out var problems) ? Unpacked(bundle) : $"{problems}";
        }));

        async Task<string> AsAsync(Viewpoint viewpoint, Func<ReadSession, CancellationToken, Task<string>> read) =>
            $"200\n{await server.Instance.Database.ReadAsync(Viewer.Person(viewpoint.Person.Value), read, CancellationToken.None)}";
    }

    private static string Unpacked(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var all = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
            all.Append(entry.FullName).Append('\n').Append(reader.ReadToEnd());
        }
        return all.ToString();
    }

    private static Task<string> AnswerAsync(Viewpoint viewpoint, string path) => TextAsync(viewpoint.Client.GetAsync(Answers.Root + path));

    /// <summary>Whatever the status is, headers too.</summary>
    private static async Task<string> TextAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return $"{(int)answer.StatusCode}\n{answer.Headers}{answer.Content.Headers}\n{Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync())}";
    }

    /// <summary>Everything from the beginning of the log, until nothing comes for a while.</summary>
    private static async Task<string> StreamAsync(Viewpoint viewpoint)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Answers.Root}/events");
        request.Headers.Add("Last-Event-ID", "0");
        using var answer = await viewpoint.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var (read, buffer) = (new StringBuilder($"{(int)answer.StatusCode}\n"), new byte[1 << 16]);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        try
        {
            while (true)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
                var count = await stream.ReadAsync(buffer, patience.Token);
                if (count == 0) break;
                read.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (OperationCanceledException)
        {
            // It goes on for ever; what there is was told.
        }
        return read.ToString();
    }
}
