using System.CommandLine;
using Rectify.Cli.Texts;
using Rectify.Foundation;

namespace Rectify.Cli.Shell;

/// <summary>
/// Prints a command's help: what it is for, examples, then the words it takes. Written straight to the stream; the table library is
/// not loaded for it, so that help is there at once.
/// </summary>
internal sealed class HelpPage(Session session)
{
    private readonly TextWriter _out = session.Out;
    private readonly int _width = Math.Min(session.Surroundings.Width, 100);

    public void Print(Verb verb)
    {
        Head(HelpTexts.Usage);
        _out.WriteLine($"  {verb.Path} {verb.Usage}".TrimEnd());
        _out.WriteLine();
        Paragraph(verb.Purpose, indent: 2);
        if (verb.Examples.Count > 0) Examples(verb);
        if (verb.Subcommands.Count > 0) Commands(verb);
        Options(verb);
        foreach (var remark in verb.Remarks)
        {
            _out.WriteLine();
            Paragraph(remark, indent: 2);
        }
        if (verb.Parents.Any()) return;
        Rows(HelpTexts.ExitCodes, HelpTexts.ExitCodeList.Select(row => (((int)row.Code).ToString(), row.Meaning)));
        Rows(HelpTexts.Variables, HelpTexts.VariableList);
    }

    private void Examples(Verb verb)
    {
        _out.WriteLine();
        Head(HelpTexts.Examples);
        foreach (var example in verb.Examples)
        {
            _out.WriteLine($"  {Paint(example.Line, "36")}");
            Paragraph(example.Meaning, indent: 6);
        }
    }

    private void Commands(Verb verb) =>
        Rows(HelpTexts.Commands, verb.Subcommands.OfType<Verb>().Select(command => ($"{command.Name} {command.Usage}".TrimEnd(), command.Purpose)));

    private void Options(Verb verb)
    {
        var own = verb.Options.Where(option => option is IFlag).ToList();
        for (var parent = verb.Parents.OfType<Verb>().FirstOrDefault(); parent is not null; parent = parent.Parents.OfType<Verb>().FirstOrDefault())
            own.AddRange(parent.Options.Where(option => option is IFlag && option.Recursive));
        Rows(HelpTexts.Options, own.Select(option => (Spelling(option), ((IFlag)option).Meaning)));
    }

    private static string Spelling(Option option)
    {
        var names = string.Join(", ", option.Aliases.Prepend(option.Name).OrderBy(name => name.Length));
        var value = ((IFlag)option).Value;
        return value.Length == 0 ? names : $"{names} {value}{(option.Arity.MaximumNumberOfValues > 1 ? "…" : "")}";
    }

    private void Rows(Text head, IEnumerable<(string Left, Text Right)> rows)
    {
        _out.WriteLine();
        Head(head);
        var list = rows.ToList();
        var left = Math.Min(30, list.Max(row => Cells.Width(row.Left)));
        foreach (var row in list)
        {
            var lines = Cells.Wrap(session.Say(row.Right), _width - left - 4).ToList();
            var inline = Cells.Width(row.Left) <= left;
            _out.WriteLine(inline ? $"  {Paint(row.Left, "36")}{new string(' ', left - Cells.Width(row.Left) + 2)}{lines[0]}" : $"  {Paint(row.Left, "36")}");
            foreach (var line in inline ? lines.Skip(1) : lines) _out.WriteLine($"{new string(' ', left + 4)}{line}");
        }
    }

    private void Head(Text text) => _out.WriteLine(Paint(session.Say(text), "1"));

    private void Paragraph(Text text, int indent)
    {
        foreach (var line in Cells.Wrap(session.Say(text), _width - indent)) _out.WriteLine($"{new string(' ', indent)}{line}");
    }

    private string Paint(string text, string code) => session.Surroundings.Colour ? $"\e[{code}m{text}\e[0m" : text;
}
