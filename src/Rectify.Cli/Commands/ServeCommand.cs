using System.CommandLine;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Commands;

/// <summary>
/// <c>rectify serve</c> and <c>rectify server</c>: the server is a program of its own that lies beside this one (it needs ASP.NET Core, which is
/// not compiled ahead of time). It takes this process's place, so that whoever started <c>rectify serve</c> stops, signals and awaits the server.
/// </summary>
internal static class ServeCommand
{
    private const string Program = "Rectify.Server";

    public static Verb For(Session session)
    {
        var verb = new Verb("serve", "[SETTING…]", ServeTexts.Purpose)
        {
            Examples =
            [
                new("rectify serve", ServeTexts.ExampleServe),
                new("rectify serve --store 'Host=/run/postgresql;Database=rectify' --log-key /etc/rectify/log.key", ServeTexts.ExamplePostgres),
            ],
            Remarks = [ServeTexts.Remark],
        };
        verb.Add(Settings());
        verb.TreatUnmatchedTokensAsErrors = false;
        verb.SetAction(parsed => Become(session, verb, ["serve", .. Words(parsed)]));
        return verb;
    }

    public static Verb Group(Session session)
    {
        var group = new Verb("server", "VERB [SETTING…]", ServeTexts.GroupPurpose)
        {
            Examples =
            [
                new("rectify server check --config /etc/rectify/server.json", ServeTexts.ExampleCheck),
                new("rectify server token --person 'W. Chen' --scopes read,intake", ServeTexts.ExampleToken),
                new("rectify server backup /var/backups/rectify.zip", ServeTexts.ExampleBackup),
                new("rectify server help", ServeTexts.ExampleHelp),
            ],
        };
        group.Add(Settings());
        group.TreatUnmatchedTokensAsErrors = false;
        group.SetAction(parsed => Become(session, group, Words(parsed)));
        return group;
    }

    private static Argument<string[]> Settings() => new("SETTING") { Arity = ArgumentArity.ZeroOrMore };

    // The words as they were typed: what looks like an option of ours stays in its place among the others.
    private static string[] Words(ParseResult parsed) =>
        [.. parsed.Tokens.SkipWhile(token => token.Value is not ("serve" or "server")).Skip(1).Select(token => token.Value)];

    private static int Become(Session session, Verb verb, string[] words)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "server", Program);
        if (!File.Exists(path))
        {
            session.Tell(ServeTexts.NoServer(path), verb.Path);
            return (int)ExitCode.Unreadable;
        }
        session.Surroundings.Flush();
        var failure = ProcessImage.Replace(path, words);
        session.Tell(ServeTexts.DoesNotStart(path, failure), verb.Path);
        return (int)ExitCode.Unreadable;
    }
}
