using Rectify.Cli.Shell;
using Rectify.Foundation;

namespace Rectify.Cli.Demo;

/// <summary>Says what happens in a story: a head, numbered steps, a sentence or two under each.</summary>
internal sealed class Narrator(Screen screen, Session session)
{
    private int step;

    public Screen Screen => screen;

    public Session Session => session;

    public void Story(Text title, Text setting)
    {
        step = 0;
        screen.Blank();
        screen.Line(0, new Piece(session.Say(title), Ink.StrongAccent));
        screen.Paragraph(0, session.Say(setting), Ink.Faint);
    }

    public void Step(Text title, Text happened)
    {
        screen.Blank();
        screen.Line(3, new Piece($"{++step}  ", Ink.Accent), new Piece(session.Say(title), Ink.Strong));
        screen.Paragraph(3, session.Say(happened));
    }

    public void Say(Text text) => screen.Paragraph(3, session.Say(text));

    public void Quote(string text, int lines)
    {
        screen.Blank();
        foreach (var line in text.Split('\n').Take(lines)) screen.Line(7, new Piece("   │ ", Ink.Faint), line);
    }
}
