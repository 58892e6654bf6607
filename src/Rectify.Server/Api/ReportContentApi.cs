using NodaTime;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>What is opened of a report, piece by piece, by those who handle reports. A token that only reads opens none of it.</summary>
internal static class ReportContentApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/reports/{id}/content", ContentAsync).Produces<ReportContentBody>().Refuses(404)
            .Needs(TokenScope.Write, "openReport", "What it says; the log notes who opened it");
        api.MapPost("/reports/{id}/messages", AddAsync).Adds()
            .Needs(TokenScope.Write, "addToReport", "Adds what came in later");
        api.MapGet("/reports/{id}/files/{file}", FileAsync).Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream").Refuses(404)
            .Needs(TokenScope.Write, "takeReportFile", "A file as it came, for whoever may read who found it; the log notes it");
        api.MapGet("/reports/{id}/finder", FinderAsync).Produces<FinderBody>().Refuses(404)
            .Needs(TokenScope.Write, "readFinder", "Who found it, for those on the access list; the log notes who read it");
        api.MapPost("/reports/{id}/finder/readers", LimitAsync).Adds()
            .Needs(TokenScope.Write, "limitFinder", "Names who alone may read who found it, or one more of them");
    }

    private static async Task<IResult> ContentAsync(string id, ApiCall call)
    {
        if (await ReportsApi.FindAsync(id, call) is not { } found) return ProblemMapping.Of(ApiProblems.NotFound);
        return (await call.DoAsync(new ReadReport(found.Id, call.Via))).Succeeded(out var content, out var problems)
            ? TypedResults.Ok(ReportContentBody.Of(content))
            : ProblemMapping.Of(problems);
    }

    private static async Task<IResult> AddAsync(string id, NewReportMessage body, ApiCall call) =>
        await ReportsApi.FindAsync(id, call) is { } found
            ? await call.AddAsync(new AddToReport(found.Id, body.Subject ?? "", body.Text, []), body)
            : ProblemMapping.Of(ApiProblems.NotFound);

    private static async Task<IResult> FileAsync(string id, string file, ApiCall call, HttpResponse response)
    {
        if (await ReportsApi.FindAsync(id, call) is not { } found || !Id.TryParse(file, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        if (!(await call.DoAsync(new ReadReportFile(found.Id, key, call.Via))).Succeeded(out var taken, out var problems)) return ProblemMapping.Of(problems);
        // Whatever it is, nothing opens it by itself.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.File(taken.Bytes.ToArray(), "application/octet-stream", found.OutgoingName(key));
    }

    private static async Task<IResult> FinderAsync(string id, ApiCall call)
    {
        if (await ReportsApi.FindAsync(id, call) is not { } found) return ProblemMapping.Of(ApiProblems.NotFound);
        return (await call.DoAsync(new ReadFinder(found.Id, call.Via))).Succeeded(out var finder, out var problems)
            ? TypedResults.Ok(new FinderBody(finder.Name, finder.Address, finder.PgpKey, finder.WantsCredit))
            : ProblemMapping.Of(problems);
    }

    private static async Task<IResult> LimitAsync(string id, FinderReaders body, ApiCall call)
    {
        if (await ReportsApi.FindAsync(id, call) is not { } found) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var people = body.People.Select(text => new PersonId(fields.Id("people", text))).ToList();
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : await call.AddAsync(new LimitFinder(found.Id, people), body);
    }
}

/// <summary>What a report says.</summary>
internal sealed record ReportContentBody(IReadOnlyList<ReportMessageBody> Messages, IReadOnlyList<ReportFileBody> Files)
{
    public static ReportContentBody Of(ReportContent content) => new(
        [.. content.Messages.Select(message => new ReportMessageBody(message.Id.ToString(), message.ReceivedAt, message.Subject, message.Text, message.Unread))],
        [.. content.Files.Select(file => new ReportFileBody(file.Id.ToString(), file.Message.ToString(), file.Kind, file.Name, file.Size, file.Sha256, file.Chunks > 0))]);
}

/// <summary>One message: the report, or what was added to it.</summary>
internal sealed record ReportMessageBody(string Id, Instant ReceivedAt, string Subject, string Text, IReadOnlyList<Unread> Unread);

/// <summary>A file that came with it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Message">The message that it came with.</param>
/// <param name="Kind">What it is to the message.</param>
/// <param name="Name">What its sender calls it.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Sha256">Their SHA-256.</param>
/// <param name="Kept">Whether it can be taken out by itself; otherwise it stands inside the message as it came.</param>
internal sealed record ReportFileBody(string Id, string Message, ReportFileKind Kind, string Name, long Size, string Sha256, bool Kept);

/// <summary>What came in later.</summary>
/// <param name="Text">What it says, up to 200,000 characters.</param>
/// <param name="Subject">Its subject.</param>
internal sealed record NewReportMessage(string Text, string? Subject = null);

/// <summary>Who alone may read who found it.</summary>
/// <param name="People">The ids of people who handle reports; whoever asks is one of them.</param>
internal sealed record FinderReaders(IReadOnlyList<string> People);
