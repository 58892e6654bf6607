using System.CommandLine;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;

namespace Rectify.Cli.Commands;

/// <summary>How a result is printed.</summary>
internal enum Format
{
    Table,
    Json,
    Sarif,
    Calendar,
}

/// <summary>Flags that mean the same in every command that has them.</summary>
internal static class CommonFlags
{
    public static Argument<string[]> Paths() => new("PATH") { Arity = ArgumentArity.OneOrMore };

    public static Flag<Format> Format(Session session, params (string Word, Format Value)[] further) => Choice.Of(
        session, "--format", string.Join('|', (string[])["table", "json", .. further.Select(each => each.Word)]), ScanTexts.Format, Commands.Format.Table, [("table", Commands.Format.Table), ("json", Commands.Format.Json), .. further]);

    public static Flag<string?> Output() => new("--output", "FILE", ScanTexts.Output, "-o");

    public static Flag<bool> Strict() => new("--strict", "", ScanTexts.Strict);

    public static Flag<string> Database(Session session) => new("--db", "FILE", DatabaseTexts.File)
    {
        DefaultValueFactory = _ => DataFolder.Advisories(session.Surroundings.Variable),
    };
}
