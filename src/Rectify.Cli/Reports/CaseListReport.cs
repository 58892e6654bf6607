using NodaTime;
using Rectify.Cases;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;

namespace Rectify.Cli.Reports;

/// <summary>A case, with its duties as they are kept.</summary>
internal sealed record ListedCase(Case Case, CaseDuties Duties)
{
    public IReadOnlyList<KeptDuty> Open { get; } = [.. Duties.Duties.Where(duty => duty.IsOpen)];

    /// <summary>What must be done first; where nothing has a time, the first of what is owed.</summary>
    public KeptDuty? Next => Open.FirstOrDefault(duty => duty.ActBy is not null) ?? (Open is [var first, ..] ? first : null);
}

/// <summary>The cases, each with what must be done first.</summary>
internal static class CaseListReport
{
    public static void Write(Screen screen, Session session, IReadOnlyList<ListedCase> cases, Instant at, DateTimeZone zone)
    {
        if (cases.Count == 0)
        {
            screen.Paragraph(2, session.Say(CaseTimelineTexts.NoCases));
            return;
        }
        var grid = new Grid(
            2,
            new Column("", 1),
            new Column(session.Say(CaseTimelineTexts.HeadCase), 9),
            new Column(session.Say(CaseTimelineTexts.HeadTitle), 20, 60),
            new Column(session.Say(CaseTimelineTexts.HeadKind), 8),
            new Column(session.Say(CaseTimelineTexts.HeadOpen), 4, Right: true),
            new Column(session.Say(DutyTexts.ActBy(zone.Id)), 16),
            new Column(session.Say(DutyTexts.Left), 8));
        foreach (var listed in cases)
        {
            var (mark, ink) = listed.Next is { } next ? ObligationLook.Of(next, at) : ("·", Ink.Faint);
            var actBy = listed.Next?.ActBy;
            grid.Add(
                new Piece(mark, ink),
                new Piece(listed.Case.Number, Ink.Accent),
                listed.Case.Title,
                session.Say(CaseTexts.Of(listed.Case.Kind)),
                $"{listed.Open.Count}",
                new Piece(actBy is { } by ? TimeTexts.BareAt(by, zone) : "–", ink),
                new Piece(actBy is { } due ? session.Say(TimeTexts.Left(due - at)) : "", ink));
        }
        grid.Write(screen);
    }

    public static void WriteJson(Stream stream, IReadOnlyList<ListedCase> cases) => JsonReport.Write(stream, json =>
    {
        json.WriteStartArray("cases");
        foreach (var listed in cases)
        {
            json.WriteStartObject();
            json.WriteString("number", listed.Case.Number);
            json.WriteString("title", listed.Case.Title);
            json.WriteString("kind", Words.Of(listed.Case.Kind));
            json.WriteBoolean("closed", listed.Case.IsClosed);
            json.WriteString("openedAt", JsonReport.Instant(listed.Case.OpenedAt));
            json.WriteNumber("openDuties", listed.Open.Count);
            json.WriteString("nextRule", listed.Next?.Rule);
            json.WriteString("actBy", listed.Next?.ActBy is { } actBy ? JsonReport.Instant(actBy) : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });
}
