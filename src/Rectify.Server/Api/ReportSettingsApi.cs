using Rectify.Cases.Reports;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>How the organisation handles reports: its own targets, whether it answers by itself, for how long it keeps them.</summary>
internal static class ReportSettingsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/report-settings", FindAsync).Produces<ReportSettings>()
            .Needs(TokenScope.Read, "getReportSettings", "How reports are handled, with the ETag that setting it needs");
        api.MapPut("/report-settings", SetAsync).Edits()
            .Needs(TokenScope.Write, "setReportSettings", "Sets how reports are handled, all of it at once");
    }

    private static async Task<IResult> FindAsync(ApiCall call, HttpResponse response) => ETags.Answer(response, await call.ReadAsync(BodyAsync));

    private static async Task<ReportSettings?> BodyAsync(ReadSession reading, CancellationToken token)
    {
        var handling = await ReportHandlingStore.FindAsync(reading, token);
        return new ReportSettings(
            handling.AcknowledgeHours, handling.AssessHours, handling.AutoAcknowledge,
            [.. handling.Retentions.Select(kept => new RetentionBody(kept.Place, kept.Zone, kept.Months, kept.Rule))]);
    }

    private static async Task<IResult> SetAsync(ReportSettings body, ApiCall call)
    {
        var handling = new ReportHandling
        {
            AcknowledgeHours = body.AcknowledgeHours,
            AssessHours = body.AssessHours,
            AutoAcknowledge = body.AutoAcknowledge,
            Retentions = [.. (body.Retentions ?? []).Select(kept => new Retention(kept.Place, kept.Zone, kept.Months, kept.Rule))],
        };
        return await call.EditAsync(new SetReportHandling(handling, (await call.Instance.LawsAsync(call.Cancellation)).Rules), BodyAsync);
    }
}

/// <summary>How reports are handled. What is absent is unset.</summary>
/// <param name="AcknowledgeHours">Within how many hours a report is to be acknowledged: a target of the organisation's own.</param>
/// <param name="AssessHours">Within how many hours a person is to have found whether it holds: a target of the organisation's own.</param>
/// <param name="AutoAcknowledge">Whether a report that came by mail is acknowledged by itself.</param>
/// <param name="Retentions">For how long reports are kept, by place.</param>
internal sealed record ReportSettings(int? AcknowledgeHours = null, int? AssessHours = null, bool AutoAcknowledge = false, IReadOnlyList<RetentionBody>? Retentions = null);

/// <summary>For how long a place wants the log of what came in kept.</summary>
/// <param name="Place">Its two letters.</param>
/// <param name="Zone">Whose days are counted, of the tz database.</param>
/// <param name="Months">How many months.</param>
/// <param name="Rule">The rule whose minimum it keeps, such as <c>cn.rmsv.5.logs</c>; absent when it is the organisation's own.</param>
internal sealed record RetentionBody(string Place, string Zone, int Months, string? Rule = null);
