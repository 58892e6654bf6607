using NodaTime.Text;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation.Texts;
using Rectify.Orders;

namespace Rectify.Cli.Reports;

/// <summary>An order for people: which items are done, by whose word, on what evidence.</summary>
internal static class OrderReport
{
    public static void Write(Screen screen, Session session, OrderPage page)
    {
        screen.Line(2, new Piece(session.Say(CaseOrderTexts.Head(page.Order.Number, page.Issuer)), Ink.Strong));
        screen.Line(2, new Piece(
            $"  {session.Say(CaseOrderTexts.ServedAt(TimeTexts.At(page.Order.ServedAt, page.Zone)))}  "
            + $"{session.Say(CaseOrderTexts.DueOn(LocalDatePattern.Iso.Format(page.Order.RectifyBy)))}  "
            + session.Say(CaseOrderTexts.Done(page.Items.Count(item => item.Evidence.Count > 0), page.Items.Count)), Ink.Faint));
        screen.Blank();
        var grid = new Grid(
            2,
            new Column(session.Say(CaseOrderTexts.HeadItem), 2, Right: true),
            new Column(session.Say(CaseOrderTexts.HeadWhat), 24, 70),
            new Column(session.Say(CaseOrderTexts.HeadSystem), 8, 24),
            new Column(session.Say(CaseOrderTexts.HeadDue), 10),
            new Column(session.Say(CaseOrderTexts.HeadState), 8),
            new Column(session.Say(CaseOrderTexts.HeadEvidence), 8));
        foreach (var item in page.Items)
            grid.Add(
                new Piece($"{item.Line.Number}", Ink.Accent),
                item.Line.Description,
                new Piece(item.Line.System, Ink.Faint),
                LocalDatePattern.Iso.Format(item.Line.DueOn ?? page.Order.RectifyBy),
                session.Say(OrderTexts.Of(item.State)),
                new Piece(string.Join(", ", item.Evidence.Select(evidence => evidence.FileName)), Ink.Faint));
        grid.Write(screen);
        screen.Blank();
        screen.Line(0, new Piece(session.Say(ClocksTexts.PersonDecides), Ink.Faint));
    }
}
