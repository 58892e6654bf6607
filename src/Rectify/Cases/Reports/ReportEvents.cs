using Rectify.Cases.Files;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Canonical;

namespace Rectify.Cases.Reports;

/// <summary>What events of reports share. Who found it stands in none of them, and neither does what was said.</summary>
internal static class ReportEvents
{
    public static Subject Subject(ReportId id) => new("report", id.Value);
}

/// <summary>A report came in.</summary>
internal sealed record ReportReceived(InboundReport Report, IReadOnlyList<ReportFile> Files) : IEvent
{
    public string Type => "report.received";

    public int Version => 1;

    public Subject Subject => ReportEvents.Subject(Report.Id);

    public Id? AccessGroup => Report.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Member("number", Report.Number).Member("channel", Words.Of(Report.Channel)).Member("signal", Report.Signal.ToString())
        .Optional("receivedAt", (NodaTime.Instant?)Report.ReceivedAt).Optional("acknowledgeBy", Report.AcknowledgeBy).Optional("assessBy", Report.AssessBy)
        .Texts("files", Files.Select(file => file.Sha256));
}

/// <summary>Something was added to a report.</summary>
internal sealed record ReportMessageAdded(InboundReport Report, ReportMessage Message, IReadOnlyList<ReportFile> Files) : IEvent
{
    public string Type => "report.messageAdded";

    public int Version => 1;

    public Subject Subject => ReportEvents.Subject(Report.Id);

    public Id? AccessGroup => Report.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Member("message", Message.Id.ToString()).Optional("receivedAt", (NodaTime.Instant?)Message.ReceivedAt).Texts("files", Files.Select(file => file.Sha256));
}

/// <summary>A report went to another state.</summary>
internal sealed record ReportMoved(InboundReport Report, ReportState From) : IEvent
{
    public string Type => "report.moved";

    public int Version => 1;

    public Subject Subject => ReportEvents.Subject(Report.Id);

    public Id? AccessGroup => Report.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Member("from", Words.Of(From)).Member("to", Words.Of(Report.State)).Optional("reason", Report.Reason);
}

/// <summary>A report was found to say what another says.</summary>
internal sealed record ReportDuplicateMarked(InboundReport Report, InboundReport Original) : IEvent
{
    public string Type => "report.duplicateMarked";

    public int Version => 1;

    public Subject Subject => ReportEvents.Subject(Report.Id);

    public Id? AccessGroup => Report.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("of", Original.Id.ToString()).Optional("anchoredAt", (NodaTime.Instant?)Original.AnchoredAt);
}

/// <summary>The finder was told that the report came in.</summary>
internal sealed record ReportAcknowledged(InboundReport Report, string? How) : IEvent
{
    public string Type => "report.acknowledged";

    public int Version => 1;

    public Subject Subject => ReportEvents.Subject(Report.Id);

    public Id? AccessGroup => Report.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Optional("at", Report.AcknowledgedAt).Optional("how", How);
}

/// <summary>Somebody opened what a report says, a file of it, or who found it; the event's actor is the reader.</summary>
internal sealed record ReportRead(InboundReport Report, string Object, string Via) : IEvent
{
    public string Type => "report.read";

    public int Version => 2;

    public Subject Subject => ReportEvents.Subject(Report.Id);

    public Id? AccessGroup => Report.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("object", Object).Member("via", Via);
}

/// <summary>Who found it is from then on known to the people named alone.</summary>
internal sealed record FinderLimited(InboundReport Report, IReadOnlyList<PersonId> People) : IEvent
{
    public string Type => "report.finderLimited";

    public int Version => 1;

    public Subject Subject => ReportEvents.Subject(Report.Id);

    public Id? AccessGroup => Report.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Texts("people", People.Select(person => person.ToString()));
}

/// <summary>The organisation set how it handles reports.</summary>
internal sealed record ReportHandlingSet(Id Id, ReportHandling Handling) : IEvent
{
    public string Type => "reportHandling.set";

    public int Version => 1;

    public Subject Subject => new("report-handling", Id);

    public void WritePayload(CanonicalWriter json)
    {
        if (Handling.AcknowledgeHours is { } acknowledge) json.Member("acknowledgeHours", acknowledge);
        if (Handling.AssessHours is { } assess) json.Member("assessHours", assess);
        json.Member("autoAcknowledge", Handling.AutoAcknowledge)
            .Texts("retentions", Handling.Retentions.Select(kept => $"{kept.Place} {kept.Months} {kept.Zone} {kept.Rule}".TrimEnd()));
    }
}

/// <summary>It was said to whom a report may be given on.</summary>
internal sealed record ReportMarked(InboundReport Report) : IEvent
{
    public string Type => "report.marked";

    public int Version => 1;

    public Subject Subject => ReportEvents.Subject(Report.Id);

    public Id? AccessGroup => Report.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Optional("tlp", Report.Tlp?.ToMark());
}
