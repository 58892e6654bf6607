using System.Text.Json;
using NodaTime;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Proof.Bundles;
using Rectify.Submissions.Bundled;

namespace Rectify.Cli.Reports;

/// <summary>What a bundle proves: one sentence for each report in it, the verdict, and then what was checked, what was not, and what no bundle can show.</summary>
/// <param name="report">The checks of the bundle.</param>
/// <param name="submissions">The reports that it shows.</param>
internal sealed class VerifyReport(BundleReport report, IReadOnlyList<BundledSubmission> submissions)
{
    private readonly IReadOnlyList<Line> lines =
    [
        .. report.Checks.Select(check => new Line(check.Outcome, check.Reason != BundleReason.OutsideBundle, ProofTexts.Of(check), check)),
        .. submissions.SelectMany(each => each.Lines).Select(line => new Line(line.Outcome, line.Knowable, line.Says, null)),
    ];

    /// <summary>Whether the bundle itself holds and something that it says of a report does not.</summary>
    public bool IsContradicted => submissions.SelectMany(each => each.Lines).Any(line => line.Outcome == BundleOutcome.Failed);

    private enum Group
    {
        Wrong,
        Checked,
        NotChecked,
        CannotBeKnown,
    }

    public void Write(Screen screen, Session session)
    {
        foreach (var each in submissions)
        {
            screen.Paragraph(0, session.Say(BundledTexts.Sentence(each, report.Verdict)), report.Verdict == BundleVerdict.Verified ? Ink.Plain : Ink.Strong);
            screen.Blank();
        }
        screen.Line(0, new Piece(session.Say(ProofTexts.Of(report.Verdict)), report.Verdict == BundleVerdict.Verified ? Ink.Proven : Ink.Strong));
        if (report.Origin.Length > 0) screen.Line(2, new Piece(session.Say(VerifyTexts.Origin(report.Origin)), Ink.Faint));
        foreach (var group in Enum.GetValues<Group>())
        {
            var of = lines.Where(line => line.Group == group).ToList();
            if (of.Count == 0) continue;
            screen.Blank();
            screen.Line(0, new Piece(session.Say(HeadOf(group)), Ink.Strong));
            var grid = new Grid(2, new Column("", 1), new Column("", 30));
            foreach (var line in of)
            {
                var (mark, ink) = Look(line.Outcome);
                grid.Add(new Piece(mark, ink), session.Say(line.Says));
            }
            grid.Write(screen);
        }
        screen.Blank();
        screen.Line(2, session.Say(VerifyTexts.Counts(Count(BundleOutcome.Passed), Count(BundleOutcome.Failed), Count(BundleOutcome.NotChecked))));

        int Count(BundleOutcome outcome) => lines.Count(line => line.Outcome == outcome);
    }

    public void WriteJson(Stream stream, Session session, string path) => JsonReport.Write(stream, json =>
    {
        json.WriteString("bundle", path);
        json.WriteString("verdict", JsonReport.Word(report.Verdict));
        json.WriteString("sentence", session.Say(ProofTexts.Of(report.Verdict)));
        json.WriteString("origin", report.Origin);
        json.WriteStartArray("submissions");
        // Nothing that a refused bundle says of a report is handed on.
        foreach (var each in submissions)
            if (report.Verdict == BundleVerdict.Refused) WriteRefused(json, session, each);
            else Write(json, session, each);
        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("code", line.Check is { } known ? JsonReport.Word(known.Code) : "submission");
            json.WriteString("outcome", JsonReport.Word(line.Outcome));
            json.WriteString("group", JsonReport.Word(line.Group));
            json.WriteString("subject", line.Check?.Subject ?? "");
            json.WriteString("reason", line.Check is { Reason: not BundleReason.None } check ? JsonReport.Word(check.Reason) : null);
            json.WriteString("message", session.Say(line.Says));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private void WriteRefused(Utf8JsonWriter json, Session session, BundledSubmission each)
    {
        json.WriteStartObject();
        json.WriteString("submission", each.Id);
        json.WriteBoolean("intact", false);
        json.WriteString("sentence", session.Say(BundledTexts.Sentence(each, report.Verdict)));
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, Session session, BundledSubmission each)
    {
        json.WriteStartObject();
        json.WriteString("submission", each.Id);
        json.WriteBoolean("intact", report.Verdict == BundleVerdict.Verified);
        json.WriteString("sentence", session.Say(BundledTexts.Sentence(each, report.Verdict)));
        json.WriteString("case", each.Case);
        json.WriteString("rule", each.RuleId);
        Number("ruleVersion", each.RuleVersion);
        json.WriteString("ruleSha256", each.RuleSha256);
        json.WriteString("confidence", each.Rule is { } rule ? Words.Of(rule.Confidence) : null);
        json.WriteString("recipient", each.Recipient);
        json.WriteString("recipientName", session.Say(BundledTexts.RecipientOf(each)));
        json.WriteString("zone", each.Zone.Id);
        json.WriteString("stage", each.Stage);
        json.WriteString("group", each.Group);
        if (each.Filing is { } filing)
        {
            json.WriteStartObject("sent");
            At("at", filing.SentAt);
            At("recordedAt", filing.RecordedAt);
            Number("version", filing.Version);
            json.WriteString("sha256", filing.Sha256);
            json.WriteString("channel", filing.Channel);
            json.WriteString("reference", filing.Reference);
            json.WriteBoolean("incomplete", filing.Incomplete);
            json.WriteString("person", filing.Person);
            json.WriteString("actor", filing.BySignature switch { true => "personsKey", false => "session", _ => filing.Actor });
            json.WriteNumber("corrections", each.Corrections);
            json.WriteEndObject();
        }
        else json.WriteNull("sent");
        json.WriteBoolean("refusedByRecipient", each.Refused);
        json.WriteStartArray("acknowledgements");
        foreach (var receipt in each.Receipts)
        {
            json.WriteStartObject();
            At("receivedAt", receipt.ReceivedAt);
            At("recordedAt", receipt.RecordedAt);
            json.WriteString("recordedBy", receipt.Who);
            json.WriteString("reference", receipt.Reference);
            json.WriteString("sha256", receipt.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (each.Duty is { } duty)
        {
            json.WriteStartObject("owed");
            At("conservative", duty.Deadline?.Conservative);
            At("latestArguable", duty.Deadline?.LatestArguable);
            json.WriteString("source", duty.Computed ? "computed" : "recorded");
            json.WriteString("binds", Words.Of(duty.Binds));
            json.WriteString("because", duty.Trigger is { } fact ? Words.Of(fact.Kind) : null);
            json.WriteString("fact", duty.Trigger?.Id);
            At("since", duty.Trigger?.When.Earliest);
            json.WriteString("calendarVersion", duty.CalendarVersion);
            json.WriteString("timeZoneData", duty.TimeZoneData);
            json.WriteEndObject();
        }
        else json.WriteNull("owed");
        json.WriteString("timing", each.Lateness is { } lateness ? Words.Of(lateness.Timing) : null);
        json.WriteString("cannotSay", each.Lateness?.CannotSay is { } why ? Words.Of(why) : null);
        json.WriteEndObject();

        void At(string name, Instant? at) => json.WriteString(name, at is { } known ? JsonReport.Instant(known) : null);

        void Number(string name, int? number)
        {
            if (number is { } known) json.WriteNumber(name, known);
            else json.WriteNull(name);
        }
    }

    private static Text HeadOf(Group group) => group switch
    {
        Group.Wrong => VerifyTexts.Wrong,
        Group.Checked => VerifyTexts.Checked,
        Group.NotChecked => VerifyTexts.NotChecked,
        _ => VerifyTexts.CannotBeKnown,
    };

    // A heading, a shape and a colour: any one of them is enough.
    private static (string Mark, Ink Ink) Look(BundleOutcome outcome) => outcome switch
    {
        BundleOutcome.Passed => ("✓", Ink.Proven),
        BundleOutcome.Failed => ("✗", Ink.Strong),
        _ => ("○", Ink.Faint),
    };

    private sealed record Line(BundleOutcome Outcome, bool Knowable, Text Says, BundleCheck? Check)
    {
        public Group Group => Outcome switch
        {
            BundleOutcome.Failed => Group.Wrong,
            BundleOutcome.Passed => Group.Checked,
            _ => Knowable ? Group.NotChecked : Group.CannotBeKnown,
        };
    }
}
