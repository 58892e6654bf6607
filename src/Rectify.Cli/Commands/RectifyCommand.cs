using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify</c> itself: what is common to all commands, its help and its version.</summary>
internal static class RectifyCommand
{
    public static string Version { get; } = typeof(RectifyCommand).Assembly.GetName().Version?.ToString(3) ?? "0";

    public static Verb For(Session session)
    {
        var language = Choice.Of(session, "--lang", "en|zh", HelpTexts.Language, session.Language, ("en", Language.English), ("zh", Language.Chinese));
        language.Recursive = true;
        var program = new Verb("rectify", "COMMAND", HelpTexts.Purpose)
        {
            language,
            new Flag<bool>("--help", "", HelpTexts.Help, "-h") { Recursive = true, Action = new Show(parsed => Help(session, parsed)) },
            new Flag<bool>("--version", "", HelpTexts.Version) { Action = new Show(_ => session.Out.WriteLine($"rectify {Version}")) },
        };
        program.SetAction(parsed => Help(session, parsed));
        return program;
    }

    /// <summary>Help for the command that was named; also what a group of commands does when none of them is.</summary>
    public static void Help(Session session, ParseResult parsed)
    {
        if (parsed.CommandResult.Command is Verb verb) new HelpPage(session).Print(verb);
    }

    // Help and version are given even when the rest of the command line is wrong.
    private sealed class Show(Action<ParseResult> show) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            show(parseResult);
            return (int)ExitCode.Nothing;
        }
    }
}
