using Rectify.Cli.Scanning;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Scanning;

namespace Rectify.Cli.Reports;

/// <summary>The inventory for people: a line a component, in the order of the tree.</summary>
internal static class InventoryTable
{
    public static void Write(ResultFile result, Session session, IReadOnlyList<ScannedPath> scanned) => TableReport.Write(result, session, screen =>
    {
        var components = scanned.SelectMany(path => path.Result.Components).ToList();
        var places = components.Select(Place).Distinct(StringComparer.Ordinal).ToList();
        var where = places is [var only] ? only : session.Say(InventoryTexts.Places(places.Count));
        screen.Line(2, new Piece(session.Say(InventoryTexts.Components(components.Count, where)), Ink.Strong));
        if (components.Count > 0)
        {
            screen.Blank();
            var grid = new Grid(0, Head(InventoryTexts.Component, 24), Head(InventoryTexts.Version, 10), Head(InventoryTexts.Type, 6), Head(InventoryTexts.Location, 20));
            foreach (var each in components)
                grid.Add(
                    each.Group is { Length: > 0 } group ? $"{group}/{each.Name}" : each.Name,
                    each.Version ?? "–",
                    new Piece(each.Purl?.Type ?? "–", Ink.Faint),
                    // A single place stands in the title.
                    new Piece(places.Count == 1 ? "" : Place(each), Ink.Faint));
            grid.Write(screen);
        }
        NoteTable.Write(screen, session, scanned);

        Column Head(Foundation.Text text, int least) => new(places.Count == 1 && text == InventoryTexts.Location ? "" : session.Say(text), least, 60);
    });

    // A component's own id inside a document is for programs.
    private static string Place(Component component) => component.Location.Split('#')[0];
}
