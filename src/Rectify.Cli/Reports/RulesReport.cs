using NodaTime.Text;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>The rules for people and for programs.</summary>
internal static class RulesReport
{
    public static void WriteList(Screen screen, Session session, RuleBook book)
    {
        screen.Line(2, new Piece(session.Say(RulesTexts.Count(book.Rules.Count, book.Rules.Count - book.Active.Count)), Ink.Strong));
        screen.Blank();
        var grid = new Grid(0, new Column("", 1), new Column(session.Say(RulesTexts.RuleHead), 18), new Column(session.Say(RuleTexts.TimeHead), 9, 30), new Column(session.Say(RulesTexts.DutyHead), 24));
        foreach (var rule in book.Rules)
            grid.Add(
                new Piece(rule.Confidence == Confidence.Confirmed ? "" : "?", Ink.Soon),
                new Piece(rule.Id, rule.Disabled ? Ink.Faint : Ink.Accent),
                session.Say(RuleTexts.TimeOf(rule.Period)),
                new Piece(session.Say(ClocksTexts.Of(rule.Title)) + InForce(session, rule), rule.Force == Force.Mandatory ? Ink.Plain : Ink.Faint));
        grid.Write(screen);
        screen.Blank();
        screen.Line(2, new Piece("? ", Ink.Soon), new Piece(session.Say(RuleTexts.NotVerified), Ink.Faint));
    }

    /// <summary>When a rule is law, where it has ended or had not begun when it was checked: another line may say the same duty of another time.</summary>
    private static string InForce(Session session, Rule rule) =>
        rule.Validity.To is not null || rule.Validity.From > rule.CheckedOn
            ? $"  ({session.Say(RuleTexts.From(LocalDatePattern.Iso.Format(rule.Validity.From), rule.Validity.To is { } to ? LocalDatePattern.Iso.Format(to) : null))})"
            : "";

    public static void Show(Screen screen, Session session, Rule rule, Terms terms)
    {
        screen.Line(2, new Piece(session.Say(ClocksTexts.Of(rule.Title)), Ink.Strong), "  ", new Piece($"{rule.Id} v{rule.Version}", Ink.Accent));
        screen.Blank();
        var grid = new Grid(0, new Column("", 6), new Column("", 40));
        var last = default(Text);
        Row(RuleTexts.Law, Both(ClocksTexts.Of(rule.Law), rule.Article));
        Row(RuleTexts.Source, Text.Same(rule.Source.Citation + (rule.Source.Url is { } url ? $"  {url}" : "")));
        Row(RuleTexts.ForceHead, ClocksTexts.Of(rule.Force));
        Row(RuleTexts.InForce, RuleTexts.From(LocalDatePattern.Iso.Format(rule.Validity.From), rule.Validity.To is { } to ? LocalDatePattern.Iso.Format(to) : null));
        Row(RuleTexts.ConfidenceHead, ClocksTexts.Basis(rule.Confidence, LocalDatePattern.Iso.Format(rule.CheckedOn)));
        Row(RuleTexts.Binds, TableText.Bound(rule.Binds, terms));
        Row(RuleTexts.Starts, RuleTexts.List(rule.Trigger.Facts.Select(ClocksTexts.Of)));
        Row(RuleTexts.TimeHead, RuleTexts.TimeOf(rule.Period));
        foreach (var table in TableText.Tables(rule.Period))
        {
            foreach (var row in TableText.Rows(table, terms)) Row(RuleTexts.Rows, row);
            foreach (var (id, answer) in table.Unless)
                if (terms.Circumstances.TryGetValue(id, out var circumstance)) Row(RuleTexts.Rows, RuleTexts.Unless(ClocksTexts.Of(circumstance), ClocksTexts.AnswerTo(circumstance, answer)));
        }
        foreach (var counting in rule.Counting) Row(RuleTexts.Counting, Both(Text.Same(Words.Of(counting)), ClocksTexts.Of(counting)));
        foreach (var recipient in rule.Recipients)
        {
            Row(RuleTexts.RecipientHead, Both(ClocksTexts.Of(recipient.Name), recipient.Id));
            if (recipient.Contact is { } contact) Row(RuleTexts.Contact, Text.Same(contact));
            foreach (var next in recipient.SharedWith) Row(RuleTexts.SharedWith, ClocksTexts.Of(next));
        }
        if (rule.Languages.Count > 0) Row(RuleTexts.Languages, Text.Same(string.Join(", ", rule.Languages)));
        Row(RuleTexts.MetBy, RuleTexts.Of(rule.MetBy));
        foreach (var field in rule.Form?.Fields ?? []) Row(RuleTexts.Fields, Both(Text.Same(field.Name), ClocksTexts.Of(field.Need)));
        foreach (var (head, text) in new[] { (RuleTexts.Note, rule.Note), (RuleTexts.Penalty, rule.Penalty), (RuleTexts.Retention, rule.Retention?.Text) })
            if (text is not null) Row(head, ClocksTexts.Of(text));
        foreach (var prohibition in rule.Prohibitions) Row(RuleTexts.Forbids, Both(Text.Same(prohibition.Article), ClocksTexts.Of(prohibition.Text)));
        grid.Write(screen);
        screen.Blank();
        screen.Line(0, new Piece(session.Say(ClocksTexts.PersonDecides), Ink.Faint));

        // The head of several rows stands beside the first.
        void Row(Text head, Text text)
        {
            grid.Add(new Piece(head == last ? "" : session.Say(head), Ink.Faint), session.Say(text));
            last = head;
        }
    }

    public static void WriteJson(Stream stream, Session session, RuleBook book) => JsonReport.Write(stream, json =>
    {
        json.WriteString("hash", book.Hash);
        json.WriteStartArray("rules");
        foreach (var rule in book.Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteNumber("version", rule.Version);
            json.WriteString("hash", rule.Hash);
            json.WriteString("title", session.Say(ClocksTexts.Of(rule.Title)));
            json.WriteString("jurisdiction", rule.Jurisdiction);
            json.WriteString("article", rule.Article);
            json.WriteString("citation", rule.Source.Citation);
            json.WriteString("force", Words.Of(rule.Force));
            json.WriteString("confidence", Words.Of(rule.Confidence));
            json.WriteString("checkedOn", LocalDatePattern.Iso.Format(rule.CheckedOn));
            json.WriteString("validFrom", LocalDatePattern.Iso.Format(rule.Validity.From));
            json.WriteString("validTo", rule.Validity.To is { } to ? LocalDatePattern.Iso.Format(to) : null);
            json.WriteString("time", session.Say(RuleTexts.TimeOf(rule.Period)));
            json.WriteString("counting", rule.Counting.Count > 0 ? string.Join(", ", rule.Counting.Select(Words.Of)) : null);
            json.WriteString("recipient", string.Join(", ", rule.Recipients.Select(recipient => recipient.Id)));
            json.WriteBoolean("disabled", rule.Disabled);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static Text Both(Text first, string second) => Both(first, Text.Same(second));

    private static Text Both(Text first, Text second) => new($"{first.English}: {second.English}", $"{first.Chinese}：{second.Chinese}");
}
