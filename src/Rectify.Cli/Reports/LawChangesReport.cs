using NodaTime;
using NodaTime.Text;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>What the law changed between two days, by day.</summary>
internal static class LawChangesReport
{
    public static void Write(Screen screen, Session session, LocalDate from, LocalDate to, IReadOnlyList<LawChange> changes)
    {
        screen.Line(2, new Piece(session.Say(RulesTexts.Changes(changes.Count, Iso(from), Iso(to))), Ink.Strong));
        foreach (var day in changes.GroupBy(change => change.On))
        {
            screen.Blank();
            screen.Line(0, new Piece(Iso(day.Key), Ink.Strong));
            foreach (var change in day) Change(screen, session, change);
        }
        screen.Blank();
        screen.Line(0, new Piece(session.Say(ClocksTexts.PersonDecides), Ink.Faint));
    }

    private static void Change(Screen screen, Session session, LawChange change)
    {
        var rule = change.Rule;
        screen.Line(4, $"  {session.Say(RuleTexts.Of(change.Kind))}  ", new Piece(rule.Id, Ink.Accent), "  ",
            session.Say(ClocksTexts.Of(rule.Title)), "  ", new Piece($"{session.Say(RuleTexts.TimeOf(rule.Period))} → {string.Join(", ", rule.Recipients.Select(to => session.Say(ClocksTexts.Of(to.Name))))}", Ink.Faint));
        if (change is { Before: { } before, After: { } after })
            foreach (var (what, was, becomes) in Differences(session, before, after))
                screen.Line(6, new Piece($"    {what}: {was} → {becomes}", Ink.Faint));
        if (change.Applies.Answer == Answer.Unknown) screen.Line(6, new Piece("    ? ", Ink.StrongAccent), new Piece(session.Say(ClocksTexts.Of(change.Applies)), Ink.Faint));
    }

    private static IEnumerable<(string What, string Was, string Becomes)> Differences(Session session, Rule before, Rule after)
    {
        (Rectify.Foundation.Text What, Func<Rule, string> Value)[] looked =
        [
            (RuleTexts.Law, rule => $"{session.Say(ClocksTexts.Of(rule.Law))}, {rule.Article}"),
            (RuleTexts.TimeHead, rule => session.Say(RuleTexts.TimeOf(rule.Period))),
            (RuleTexts.Counting, rule => string.Join(", ", rule.Counting.Select(Words.Of))),
            (RuleTexts.RecipientHead, rule => string.Join(", ", rule.Recipients.Select(to => to.Id))),
            (RuleTexts.ForceHead, rule => session.Say(ClocksTexts.Of(rule.Force))),
        ];
        foreach (var (what, value) in looked)
            if (value(before) is var was && value(after) is var becomes && was != becomes) yield return (session.Say(what), was, becomes);
    }

    public static void WriteJson(Stream stream, Session session, LocalDate from, LocalDate to, IReadOnlyList<LawChange> changes) => JsonReport.Write(stream, json =>
    {
        json.WriteString("from", Iso(from));
        json.WriteString("to", Iso(to));
        json.WriteString("notice", session.Say(ClocksTexts.PersonDecides));
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("on", Iso(change.On));
            json.WriteString("change", JsonReport.Word(change.Kind));
            json.WriteString("rule", change.Rule.Id);
            json.WriteString("title", session.Say(ClocksTexts.Of(change.Rule.Title)));
            json.WriteString("before", change.Before is { } before ? $"{before.Id} {before.Version}" : null);
            json.WriteString("after", change.After is { } after ? $"{after.Id} {after.Version}" : null);
            json.WriteString("time", session.Say(RuleTexts.TimeOf(change.Rule.Period)));
            json.WriteString("applies", Words.Of(change.Applies.Answer));
            json.WriteString("reason", session.Say(ClocksTexts.Of(change.Applies)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
