using NodaTime;
using Rectify.Cases;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Cli.Reports;

/// <summary>The cases, each with what must be done first.</summary>
internal static class CaseListReport
{
    public static void Write(Screen screen, Session session, IReadOnlyList<CaseAnswer> answers, DateTimeZone zone)
    {
        if (answers.Count == 0)
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
        foreach (var answer in answers)
        {
            var (open, at) = (Open(answer), answer.Evaluation.At);
            var (mark, ink) = Next(open) is { } next ? ObligationLook.Of(next, at) : ("·", Ink.Faint);
            var actBy = Next(open)?.ActBy;
            grid.Add(
                new Piece(mark, ink),
                new Piece(answer.Case.Number, Ink.Accent),
                answer.Case.Title,
                session.Say(CaseTexts.Of(answer.Case.Kind)),
                $"{open.Count}",
                new Piece(actBy is { } by ? TimeTexts.BareAt(by, zone) : "–", ink),
                new Piece(actBy is { } due ? session.Say(TimeTexts.Left(due - at)) : "", ink));
        }
        grid.Write(screen);
    }

    public static void WriteJson(Stream stream, IReadOnlyList<CaseAnswer> answers) => JsonReport.Write(stream, json =>
    {
        json.WriteStartArray("cases");
        foreach (var answer in answers)
        {
            var open = Open(answer);
            json.WriteStartObject();
            json.WriteString("number", answer.Case.Number);
            json.WriteString("title", answer.Case.Title);
            json.WriteString("kind", Words.Of(answer.Case.Kind));
            json.WriteBoolean("closed", answer.Case.IsClosed);
            json.WriteString("openedAt", JsonReport.Instant(answer.Case.OpenedAt));
            json.WriteNumber("openDuties", open.Count);
            json.WriteString("nextRule", Next(open)?.RuleId);
            json.WriteString("actBy", Next(open)?.ActBy is { } actBy ? JsonReport.Instant(actBy) : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static List<Obligation> Open(CaseAnswer answer) => [.. answer.Evaluation.Obligations.Where(duty => duty.IsOpen)];

    private static Obligation? Next(IReadOnlyList<Obligation> open) => open.FirstOrDefault(duty => duty.ActBy is not null) ?? (open is [var first, ..] ? first : null);
}
