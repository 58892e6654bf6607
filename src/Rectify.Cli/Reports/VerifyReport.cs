using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation.Texts;
using Rectify.Proof.Bundles;

namespace Rectify.Cli.Reports;

/// <summary>What a bundle proves: one sentence, then every check.</summary>
internal static class VerifyReport
{
    public static void Write(Screen screen, Session session, BundleReport report)
    {
        screen.Line(0, new Piece(session.Say(ProofTexts.Of(report.Verdict)), report.Verdict == BundleVerdict.Verified ? Ink.Proven : Ink.Strong));
        if (report.Origin.Length > 0) screen.Line(2, new Piece(session.Say(VerifyTexts.Origin(report.Origin)), Ink.Faint));
        screen.Blank();
        var grid = new Grid(2, new Column("", 1), new Column("", 8), new Column("", 30));
        foreach (var check in report.Checks)
        {
            var (mark, ink) = Look(check.Outcome);
            grid.Add(new Piece(mark, ink), new Piece(session.Say(ProofTexts.Of(check.Outcome)), ink), session.Say(ProofTexts.Of(check)));
        }
        grid.Write(screen);
        screen.Blank();
        screen.Line(2, session.Say(VerifyTexts.Counts(Count(BundleOutcome.Passed), Count(BundleOutcome.Failed), Count(BundleOutcome.NotChecked))));

        int Count(BundleOutcome outcome) => report.Checks.Count(check => check.Outcome == outcome);
    }

    public static void WriteJson(Stream stream, Session session, BundleReport report, string path) => JsonReport.Write(stream, json =>
    {
        json.WriteString("bundle", path);
        json.WriteString("verdict", JsonReport.Word(report.Verdict));
        json.WriteString("sentence", session.Say(ProofTexts.Of(report.Verdict)));
        json.WriteString("origin", report.Origin);
        json.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            json.WriteStartObject();
            json.WriteString("code", JsonReport.Word(check.Code));
            json.WriteString("outcome", JsonReport.Word(check.Outcome));
            json.WriteString("subject", check.Subject);
            json.WriteString("reason", check.Reason == BundleReason.None ? null : JsonReport.Word(check.Reason));
            json.WriteString("message", session.Say(ProofTexts.Of(check)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    // A word, a shape and a colour: any one of them is enough.
    private static (string Mark, Ink Ink) Look(BundleOutcome outcome) => outcome switch
    {
        BundleOutcome.Passed => ("✓", Ink.Proven),
        BundleOutcome.Failed => ("✗", Ink.Strong),
        _ => ("○", Ink.Faint),
    };
}
