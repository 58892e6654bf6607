using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Submissions;

namespace Rectify.Cli.Reports;

/// <summary>A case for people, so that a lawyer who has never seen the program can read it: what follows, what is open, what happened.</summary>
internal sealed class CaseReport(Screen screen, Session session, CaseSheet sheet, DateTimeZone zone)
{
    public void Write(bool why)
    {
        Identity();
        Duties(why);
        Conflicts();
        Questions();
        Findings();
        Submissions();
        ToWrite();
        Signals();
        Facts();
        screen.Blank();
        var evaluation = sheet.Answer.Evaluation;
        screen.Line(0, new Piece(session.Say(ClocksTexts.PersonDecides), Ink.Faint));
        screen.Line(0, new Piece(session.Say(ClockTexts.Basis(evaluation.RuleBookHash[..12], evaluation.TimeZoneData)), Ink.Faint));
    }

    private void Identity()
    {
        var about = sheet.Answer.Case;
        screen.Line(2, new Piece($"{about.Number}  ", Ink.StrongAccent), new Piece(about.Title, Ink.Strong));
        string[] known =
        [
            session.Say(CaseTexts.Of(about.Kind)), .. about.Vulnerabilities, .. sheet.Assets.Select(asset => asset.Name),
            .. about.Reach.Select(reach => session.Say(CaseReportTexts.FoundAnywhere(reach.Vulnerability))),
            session.Say(CaseReportTexts.OpenedAt(TimeTexts.At(about.OpenedAt, zone))),
        ];
        screen.Line(2, new Piece($"  {string.Join("  ", known)}", Ink.Faint));
        if (about.IsClosed) screen.Line(2, $"  {session.Say(CaseReportTexts.Closed)}");
        if (sheet.Order is { } order) screen.Line(2, $"  {session.Say(CaseReportTexts.Order(order.Number))}");
    }

    private void Duties(bool why)
    {
        var evaluation = sheet.Answer.Evaluation;
        Head(CaseReportTexts.Duties, session.Say(ClockTexts.AsOf(TimeTexts.At(evaluation.At, zone))));
        var shown = evaluation.Obligations.Where(duty => duty.IsOpen || duty.State == ObligationState.Met).ToList();
        if (shown.Count == 0) screen.Line(2, $"  {session.Say(CaseReportTexts.NoDuties)}");
        else DutiesTable.Write(screen, session, sheet.Answer, sheet.Ready, zone);
        if (!why) return;
        foreach (var duty in shown)
        {
            screen.Blank();
            screen.Line(2, new Piece($"  {session.Say(ClocksTexts.Of(duty.Rule.Title))} → {session.Say(sheet.Answer.NameOf(duty))}", Ink.Strong));
            screen.Line(4, new Piece($"    {duty.RuleId} ({duty.Rule.Article})  {duty.Recipient}  {session.Say(ClocksTexts.Of(duty.Force))}  "
                + session.Say(ClocksTexts.Basis(duty.Confidence, LocalDatePattern.Iso.Format(duty.CheckedOn))), Ink.Faint));
            foreach (var step in duty.Explanation) screen.Line(6, new Piece("    · ", Ink.Faint), session.Say(ClocksTexts.Of(step)));
        }
    }

    private void Conflicts()
    {
        var hits = sheet.Answer.Evaluation.Conflicts;
        if (hits.Count == 0) return;
        Head(CaseReportTexts.Conflicts);
        foreach (var hit in hits) Conflict(hit);
    }

    private void Conflict(ConflictHit hit)
    {
        var conflict = hit.Conflict;
        screen.Line(2, new Piece("  ⚠ ", Ink.StrongAccent), new Piece($"{conflict.Id}  {session.Say(ClocksTexts.Of(conflict.Title))}", Ink.Strong));
        screen.Paragraph(4, session.Say(ClocksTexts.Of(conflict.Explanation)), Ink.Faint);
        if (hit.Question is { } question) screen.Line(6, new Piece("    ? ", Ink.Accent), session.Say(ClockTexts.If(ClocksTexts.Of(question))));
        Options(conflict);
        foreach (var hold in sheet.Answer.Holds.Where(hold => hold.Hit.Conflict.Id == conflict.Id))
            screen.Line(6, new Piece("    – ", Ink.Faint), session.Say(hold.Decision is { } decision
                ? CaseReportTexts.Decided(
                    hold.Recipient, decision.Option, sheet.People.GetValueOrDefault(decision.DecidedBy, decision.DecidedBy.ToString()),
                    TimeTexts.At(decision.DecidedAt, zone), decision.Reason, decision.Releases)
                : CaseReportTexts.NotDecided(hold.Recipient, $"rectify case decide {sheet.Answer.Case.Number} {conflict.Id} {hold.Recipient} OPTION")));
    }

    // Side by side, so that none comes first; where the screen is too narrow for that, below each other. An id is never broken: it is typed.
    private void Options(Conflict conflict)
    {
        var columns = conflict.Options.Select(option => new Column(option.Id, Math.Max(24, Cells.Width(option.Id)))).ToList();
        var fits = columns.Sum(column => column.Least + 2) <= screen.Width - 4;
        var grid = fits ? new Grid(4, columns) : new Grid(4, new Column("", columns.Max(column => Cells.Width(column.Head))), new Column("", 24));
        if (fits) grid.Add([.. conflict.Options.Select(option => new Piece(session.Say(ClocksTexts.Of(option.Text))))]);
        else
            foreach (var option in conflict.Options) grid.Add(option.Id, session.Say(ClocksTexts.Of(option.Text)));
        grid.Write(screen);
    }

    private void ToWrite()
    {
        var written = sheet.Submissions.Select(filed => (filed.Submission.RuleId, filed.Submission.Recipient)).ToHashSet();
        var open = sheet.Answer.Evaluation.Obligations.Where(duty => duty is { IsOpen: true, Conservative: not null } && !written.Contains((duty.RuleId, duty.Recipient))).ToList();
        if (open.Count == 0) return;
        Head(CaseReportTexts.ToWrite);
        foreach (var command in open.Select(duty => $"rectify case draft {sheet.Answer.Case.Number} {duty.RuleId} {duty.Recipient}").Distinct(StringComparer.Ordinal))
            screen.Line(6, "    ", new Piece(command, Ink.Accent));
    }

    private void Questions()
    {
        var questions = sheet.Answer.Evaluation.Obligations.Where(duty => duty.IsOpen).Select(duty => duty.Applicability.Question).OfType<Question>().Distinct().ToList();
        if (questions.Count == 0) return;
        Head(CaseReportTexts.Questions);
        foreach (var question in questions) screen.Line(6, new Piece("    ? ", Ink.Accent), session.Say(ClocksTexts.Of(question)));
        screen.Line(6, new Piece($"      {session.Say(CaseReportTexts.HowToSay($"rectify case say {sheet.Answer.Case.Number} {string.Join('|', questions.Select(question => question.Circumstance?.Id).OfType<string>().Order(StringComparer.Ordinal))} ANSWER --reason …"))}", Ink.Faint));
    }

    private void Findings()
    {
        if (sheet.Findings.Count == 0) return;
        Head(CaseReportTexts.Findings);
        var names = sheet.Assets.ToDictionary(asset => asset.Id, asset => asset.Name);
        var grid = new Grid(4, new Column("", 14), new Column("", 4), new Column("", 20), new Column("", 12), new Column("", 10));
        foreach (var finding in sheet.Findings)
            grid.Add(
                finding.Name,
                finding.Score?.ToString("0.0", CultureInfo.InvariantCulture) ?? "",
                new Piece(finding.Purl, Ink.Accent),
                names.GetValueOrDefault(finding.Asset, finding.Asset.ToString()),
                session.Say(FindingTexts.Of(finding.Status)));
        grid.Write(screen);
    }

    private void Submissions()
    {
        if (sheet.Submissions.Count == 0) return;
        Head(CaseReportTexts.Submissions);
        var ids = sheet.Submissions.Select(filed => filed.Submission.Id.Value).ToList();
        var grid = new Grid(4, new Column("", ShortIds.Most), new Column("", 16), new Column("", 10), new Column("", 9), new Column("", 12), new Column("", 10));
        foreach (var (submission, version, receipts) in sheet.Submissions)
            grid.Add(
                new Piece(ShortIds.Of(submission.Id.Value, ids), Ink.Accent),
                submission.RuleId,
                submission.Recipient,
                session.Say(CaseReportTexts.Version(version.Number)),
                new Piece(session.Say(SubmissionTexts.Of(submission.State)), receipts.Count > 0 ? Ink.Proven : Ink.Plain),
                new Piece(receipts.Count > 0
                    ? session.Say(CaseReportTexts.Receipts(string.Join(", ", receipts.Select(receipt => receipt.Reference))))
                    : session.Say(CaseReportTexts.Missing(version.Missing.Count)), Ink.Faint));
        grid.Write(screen);
    }

    private void Signals()
    {
        var waiting = sheet.Signals.Where(signal => signal.State == SignalState.Raised).ToList();
        if (waiting.Count == 0) return;
        Head(CaseReportTexts.Signals);
        SignalTable.Write(screen, session, waiting);
    }

    private void Facts()
    {
        Head(CaseReportTexts.Facts);
        if (sheet.Facts.Count == 0) screen.Line(2, $"  {session.Say(CaseReportTexts.NoFacts)}");
        else FactTimeline.Write(screen, session, sheet.Facts, zone);
    }

    private void Head(Text text, string aside = "")
    {
        screen.Blank();
        screen.Line(2, new Piece(session.Say(text), Ink.Strong), new Piece(aside.Length > 0 ? $"  {aside}" : "", Ink.Faint));
    }
}
