using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;

namespace Rectify.Cli.Commands.Pushing;

/// <summary>
/// One file that is handed in. It is sent again, with the same key, when the answer was not heard. The key is a new one for each run: the same file as a while ago
/// may have to be taken once more, because another came between.
/// </summary>
/// <param name="File">The path of the file.</param>
/// <param name="Into">To where and for what, as the API's path and query have it.</param>
/// <param name="Asked">Where the API tells how far it has come, before the id.</param>
/// <param name="Key">A key of the person's own; null for a new one.</param>
/// <param name="Wait">Whether to wait until it is read and matched.</param>
internal sealed record Push(string File, string Into, string Asked, string? Key, bool Wait)
{
    private const int Tries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250), LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Hands it in.</summary>
    public async Task<ExitCode> RunAsync(Session session, string? server, string? tokenFile, Format format, CancellationToken cancellation)
    {
        if (ServerDoor.Open(session, server, tokenFile, out var opened) is { } missing)
        {
            session.Tell(missing, "rectify push");
            return ExitCode.Usage;
        }
        using var client = opened ?? throw new InvalidOperationException("Nothing is missing and nothing is open");
        var bytes = await System.IO.File.ReadAllBytesAsync(File, cancellation);
        try
        {
            var (status, body) = await HandInAsync(client, bytes, cancellation);
            if (status != HttpStatusCode.Accepted) return Refused(session, status, body);
            using var made = JsonDocument.Parse(body);
            var id = made.RootElement.GetProperty("id").GetString() ?? "";
            if (!Wait) return Told(session, format, body, () => session.Out.WriteLine(session.Say(PushTexts.HandedIn(id))));
            return await AwaitAsync(session, client, id, format, cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or KeyNotFoundException || (failure is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            session.Tell(PushTexts.NotReached(client.BaseAddress?.GetLeftPart(UriPartial.Authority) ?? "", failure.Message), "rectify push");
            return ExitCode.Unreadable;
        }
    }

    /// <summary>Sends it, again when the server is away for a moment: the key makes that harmless.</summary>
    private async Task<(HttpStatusCode Status, string Body)> HandInAsync(HttpClient client, byte[] bytes, CancellationToken cancellation)
    {
        var name = Path.GetFileName(File);
        var into = $"{Into}name={Uri.EscapeDataString(name.Length <= 200 ? name : name[^200..])}";
        var key = Key ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++, pause *= 2)
        {
            // What fails on the way may have been taken all the same; with the same key it is not taken twice.
            var answered = await TryAsync(client, into, key, bytes, isLast: attempt == Tries, cancellation);
            if (answered is { } answer && (answer.Status != HttpStatusCode.ServiceUnavailable || attempt == Tries)) return answer;
            await Task.Delay(pause, cancellation);
        }
    }

    /// <summary>The answer; null when there was none and this is not the last try.</summary>
    private static async Task<(HttpStatusCode Status, string Body)?> TryAsync(
        HttpClient client, string into, string key, byte[] bytes, bool isLast, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, into) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await client.SendAsync(request, cancellation);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException) when (!isLast)
        {
            return null;
        }
    }

    private async Task<ExitCode> AwaitAsync(Session session, HttpClient client, string id, Format format, CancellationToken cancellation)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            using var answer = await client.GetAsync(new Uri($"{Asked}/{id}", UriKind.Relative), cancellation);
            var body = await answer.Content.ReadAsStringAsync(cancellation);
            if (!answer.IsSuccessStatusCode) return Refused(session, answer.StatusCode, body);
            using var intake = JsonDocument.Parse(body);
            switch (intake.RootElement.GetProperty("state").GetString())
            {
                case "done":
                    return Told(session, format, body, () => Print(session, intake.RootElement));
                case "refused":
                    session.Tell(PushTexts.Refused(intake.RootElement.GetProperty("why").GetString() ?? ""), "rectify push");
                    return ExitCode.Unreadable;
            }
            await Task.Delay(pause, cancellation);
        }
    }

    private static ExitCode Told(Session session, Format format, string body, Action print)
    {
        if (format == Format.Json) session.Out.WriteLine(body);
        else print();
        return ExitCode.Nothing;
    }

    /// <summary>Says the problems of a refusal, in the language in which they came; the status when something that is no server of ours answered.</summary>
    private static ExitCode Refused(Session session, HttpStatusCode status, string body)
    {
        var problems = ProblemsIn(body);
        foreach (var line in problems) session.Tell(new Text(line, line), "rectify push");
        if (problems.Count == 0) session.Tell(PushTexts.Answered((int)status), "rectify push");
        return (int)status is >= 400 and < 500 ? ExitCode.Usage : ExitCode.Unreadable;
    }

    private static List<string> ProblemsIn(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return problem.RootElement.ValueKind == JsonValueKind.Object && problem.RootElement.TryGetProperty("problems", out var problems)
                ? [.. problems.EnumerateArray().Select(each => $"{each.GetProperty("code").GetString()} {each.GetProperty("message").GetString()}")]
                : [];
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    private static void Print(Session session, JsonElement intake)
    {
        if (intake.TryGetProperty("runs", out _))
        {
            PrintScan(session, intake);
            return;
        }
        var recorded = intake.GetProperty("recorded");
        var findings = recorded.GetProperty("findings");
        session.Out.WriteLine(session.Say(PushTexts.Recorded(intake.GetProperty("asset").GetString() ?? "", recorded.GetProperty("components").GetInt32(), recorded.GetProperty("unread").GetInt32())));
        foreach (var note in recorded.GetProperty("notes").EnumerateArray()) session.Out.WriteLine($"  {Cells.Printable(note.GetString() ?? "")}");
        if (recorded.TryGetProperty("difference", out var difference))
        {
            session.Out.WriteLine(session.Say(PushTexts.Difference(difference.GetProperty("added").GetInt32(), difference.GetProperty("removed").GetInt32())));
            foreach (var (sign, list) in new[] { ('+', "addedComponents"), ('-', "removedComponents") })
                foreach (var component in difference.GetProperty(list).EnumerateArray()) session.Out.WriteLine($"  {sign} {Cells.Printable(component.GetString() ?? "")}");
        }
        if (findings.TryGetProperty("notMatched", out var why)) session.Out.WriteLine(session.Say(PushTexts.NotMatched(why.GetString() ?? "")));
        else session.Out.WriteLine(session.Say(PushTexts.Findings(findings.GetProperty("new").GetInt32(), findings.GetProperty("seenAgain").GetInt32(), findings.GetProperty("gone").GetInt32())));
    }

    private static void PrintScan(Session session, JsonElement scan)
    {
        var findings = scan.GetProperty("findings");
        foreach (var run in scan.GetProperty("runs").EnumerateArray())
            session.Out.WriteLine(session.Say(PushTexts.Run(Cells.Printable(run.GetProperty("tool").GetString() ?? ""), run.GetProperty("scannedAt").GetString() ?? "", run.GetProperty("hosts").GetInt32(), run.GetProperty("rows").GetInt32())));
        foreach (var note in scan.GetProperty("notes").EnumerateArray()) session.Out.WriteLine($"  {Cells.Printable(note.GetString() ?? "")}");
        session.Out.WriteLine(session.Say(PushTexts.Findings(findings.GetProperty("new").GetInt32(), findings.GetProperty("seenAgain").GetInt32(), findings.GetProperty("gone").GetInt32())));
    }
}
