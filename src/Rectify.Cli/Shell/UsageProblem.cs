using System.CommandLine;
using System.CommandLine.Parsing;
using Rectify.Cli.Texts;
using Rectify.Foundation;

namespace Rectify.Cli.Shell;

/// <summary>Says in the reader's language what is wrong with a command line: every error at once, then where help is.</summary>
internal static class UsageProblem
{
    public static ExitCode Tell(Session session, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command as Verb;
        var path = command?.Path ?? "rectify";
        foreach (var line in Lines(session, parsed, command).Distinct()) session.Tell(line, path);
        session.Tell(UsageTexts.SeeHelp(path), path);
        return ExitCode.Usage;
    }

    // The parser's own messages exist in one language only, so the kind of each error is read from where it stands.
    private static IEnumerable<Text> Lines(Session session, ParseResult parsed, Verb? command)
    {
        foreach (var error in parsed.Errors)
        {
            if (session.Refused(error.Message)) yield return Text.Same(error.Message);
            else if (error.SymbolResult is OptionResult { Option: IFlag flag } option)
                yield return option.Tokens.Count > 1
                    ? UsageTexts.GivenTwice(option.Option.Name)
                    : UsageTexts.NeedsValue(option.Option.Name, flag.Value, option.Tokens is [var token] ? token.Value : null);
            else if (error.SymbolResult is ArgumentResult argument && parsed.UnmatchedTokens.Count == 0)
                yield return UsageTexts.NeedsArgument(argument.Argument.Name);
        }
        foreach (var token in parsed.UnmatchedTokens) yield return Unknown(token, command);
    }

    private static Text Unknown(string token, Verb? command)
    {
        var known = token.StartsWith('-')
            ? command?.Enclosing().SelectMany(verb => verb.Options).Select(option => option.Name) ?? []
            : command?.Subcommands.Select(verb => verb.Name) ?? [];
        var nearest = known.Select(word => (Word: word, Distance: Distance(word, token))).OrderBy(near => near.Distance).FirstOrDefault();
        return UsageTexts.Unknown(token, nearest.Word is not null && nearest.Distance <= 2 ? nearest.Word : null);
    }

    // Levenshtein: how many letters must change.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
