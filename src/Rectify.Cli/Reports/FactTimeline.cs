using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Counting;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>The facts of a case, the newest first; what was corrected or withdrawn is struck through, with the reason in words.</summary>
internal static class FactTimeline
{
    public static void Write(Screen screen, Session session, IReadOnlyList<CaseFact> facts, DateTimeZone zone)
    {
        var ids = facts.Select(fact => fact.Id.Value).ToList();
        var replacedBy = facts.Where(fact => fact.Supersedes is not null).ToLookup(fact => fact.Supersedes);
        var grid = new Grid(2, new Column("", 1), new Column("", 16, 40), new Column("", 12), new Column("", 10), new Column("", ShortIds.Most));
        foreach (var fact in facts.OrderByDescending(fact => fact.Occurred.Earliest).ThenByDescending(fact => fact.Id.Value))
        {
            var correction = replacedBy[fact.Id].LastOrDefault();
            var ink = correction is null && fact.Retracted is null ? Ink.Plain : Ink.Struck;
            grid.Add(
                new Piece(ink == Ink.Struck ? "×" : "·", Ink.Faint),
                new Piece(session.Say(When(fact.Occurred)), ink),
                new Piece(session.Say(What(fact)), ink),
                new Piece(fact.HowKnown ?? "", ink == Ink.Struck ? Ink.Struck : Ink.Faint),
                new Piece(ShortIds.Of(fact.Id.Value, ids), Ink.Accent));
            if (correction is not null) Line(CaseReportTexts.Corrected(ShortIds.Of(correction.Id.Value, ids), correction.Reason ?? ""));
            if (fact.Retracted is { } withdrawn) Line(CaseReportTexts.Withdrawn(withdrawn.By.Who, withdrawn.Reason));
            Line(CaseReportTexts.RecordedBy(fact.RecordedBy.Who, TimeTexts.At(fact.RecordedAt, zone)));
        }
        grid.Write(screen);

        void Line(Text text) => grid.AddLine(7, new Piece($"     {session.Say(text)}", Ink.Faint));
    }

    /// <summary>When it happened, in the zone in which it was recorded.</summary>
    public static Text When(Occurrence occurrence) =>
        occurrence.Date is { } date ? CaseReportTexts.DayOnly(LocalDatePattern.Iso.Format(date))
        : occurrence.IsUncertain ? CaseReportTexts.Between(TimeTexts.At(occurrence.Earliest, occurrence.Zone), TimeTexts.At(occurrence.Latest, occurrence.Zone))
        : Text.Same(TimeTexts.At(occurrence.Earliest, occurrence.Zone));

    private static Text What(CaseFact fact)
    {
        var (kind, act) = (ClocksTexts.Of(fact.Kind), string.Join(" → ", new[] { fact.Stage, fact.Recipient }.OfType<string>()));
        return act.Length == 0 ? kind : new($"{kind.English} ({act})", $"{kind.Chinese}（{act}）");
    }
}
