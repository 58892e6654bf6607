using System.CommandLine;
using System.Globalization;
using Rectify.Cli.Texts;
using Rectify.Foundation;

namespace Rectify.Cli.Shell;

/// <summary>Prints a command's help: what it is for, examples, then the words it takes.</summary>
internal sealed class HelpPage(Session session)
{
    // Wider lines of prose are hard to read.
    private readonly Screen _screen = new(session.Out, Math.Min(session.Surroundings.Width, 100), session.Surroundings.Colour);

    public void Print(Verb verb)
    {
        Head(HelpTexts.Usage);
        _screen.Line(4, $"  {verb.Path} {verb.Usage}");
        _screen.Blank();
        _screen.Paragraph(2, session.Say(verb.Purpose));
        if (verb.Examples.Count > 0) Examples(verb);
        if (verb.Subcommands.Count > 0)
            Rows(HelpTexts.Commands, verb.Subcommands.OfType<Verb>().Select(command => ($"{command.Name} {command.Usage}".TrimEnd(), command.Purpose)));
        Rows(HelpTexts.Options, Options(verb).Select(option => (Spelling(option), ((IFlag)option).Meaning)));
        foreach (var remark in verb.Remarks)
        {
            _screen.Blank();
            _screen.Paragraph(2, session.Say(remark));
        }
        if (verb.Parents.Any()) return;
        Rows(HelpTexts.ExitCodes, HelpTexts.ExitCodeList.Select(row => (((int)row.Code).ToString(CultureInfo.InvariantCulture), row.Meaning)));
        Rows(HelpTexts.Variables, HelpTexts.VariableList);
    }

    private void Examples(Verb verb)
    {
        _screen.Blank();
        Head(HelpTexts.Examples);
        foreach (var example in verb.Examples)
        {
            _screen.Line(6, "  ", new Piece(example.Line, Ink.Accent));
            _screen.Paragraph(6, session.Say(example.Meaning));
        }
    }

    private static IEnumerable<Option> Options(Verb verb) =>
        verb.Options.Where(option => option is IFlag)
            .Concat(verb.Enclosing().Skip(1).SelectMany(outer => outer.Options.Where(option => option is IFlag && option.Recursive)));

    private static string Spelling(Option option)
    {
        var names = string.Join(", ", option.Aliases.Prepend(option.Name).OrderBy(name => name.Length));
        var value = ((IFlag)option).Value;
        return value.Length == 0 ? names : $"{names} {value}{(option.Arity.MaximumNumberOfValues > 1 ? "…" : "")}";
    }

    private void Rows(Text head, IEnumerable<(string Left, Text Right)> rows)
    {
        _screen.Blank();
        Head(head);
        var grid = new Grid(2, new Column("", 4, 28), new Column("", 30));
        foreach (var (left, right) in rows) grid.Add(new Piece(left, Ink.Accent), session.Say(right));
        grid.Write(_screen);
    }

    private void Head(Text text) => _screen.Line(0, new Piece(session.Say(text), Ink.Strong));
}
