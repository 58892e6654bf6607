using System.Text;

namespace Rectify.Cli.Shell;

/// <summary>A piece of a line; what strangers wrote in it cannot steer the terminal.</summary>
internal readonly record struct Piece
{
    public Piece(string text, Ink ink = Ink.Plain) => (Text, Ink) = (Cells.Printable(text), ink);

    public string Text { get; }

    public Ink Ink { get; }

    public static implicit operator Piece(string text) => new(text);
}

/// <summary>
/// Lines and tables for people, as wide as the terminal. Written straight to the stream: an inventory may have a hundred thousand rows,
/// and help has to be there at once.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="width">How many columns.</param>
/// <param name="colour">Whether colour is wanted.</param>
internal sealed class Screen(TextWriter writer, int width, bool colour)
{
    public int Width => width;

    public void Blank() => writer.WriteLine();

    /// <summary>Writes a line made of pieces; what does not fit goes on below, indented.</summary>
    public void Line(int indent, params ReadOnlySpan<Piece> pieces)
    {
        var column = 0;
        var run = new StringBuilder();
        foreach (var piece in pieces)
        {
            foreach (var word in Cells.Words(piece.Text, width - indent))
            {
                if (column > indent && Cells.MustBreak(word, column, width))
                {
                    Write(run, piece.Ink, lineEnds: true);
                    writer.Write(new string(' ', indent));
                    column = indent;
                }
                run.Append(word);
                column += Cells.Width(word);
            }
            Write(run, piece.Ink, lineEnds: false);
        }
        writer.WriteLine();
    }

    /// <summary>Writes a paragraph, every line of it indented.</summary>
    public void Paragraph(int indent, string text, Ink ink = Ink.Plain)
    {
        foreach (var line in Cells.Wrap(text, width - indent)) writer.WriteLine($"{new string(' ', indent)}{Paint(line, ink)}");
    }

    /// <summary>Writes one line of which the caller has measured every part.</summary>
    public void Raw(string line) => writer.WriteLine(line.TrimEnd());

    public string Paint(string text, Ink ink) => colour && ink != Ink.Plain && text.Length > 0 ? $"\e[{Code(ink)}m{text}\e[0m" : text;

    private void Write(StringBuilder run, Ink ink, bool lineEnds)
    {
        var text = run.ToString();
        run.Clear();
        if (lineEnds) writer.WriteLine(Paint(text.TrimEnd(), ink));
        else writer.Write(Paint(text, ink));
    }

    private static string Code(Ink ink) => ink switch
    {
        Ink.Strong => "1",
        Ink.Faint => "2",
        Ink.Accent => "36",
        Ink.StrongAccent => "1;36",
        Ink.Overdue => "1;31",
        Ink.Soon => "33",
        Ink.Proven => "32",
        Ink.Struck => "2;9",
        _ => "0",
    };
}
