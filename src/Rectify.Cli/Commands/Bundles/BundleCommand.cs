using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;

namespace Rectify.Cli.Commands.Bundles;

/// <summary><c>rectify bundle</c>: what whoever has a proof bundle may do with it before it is handed on.</summary>
internal static class BundleCommand
{
    public static Verb For(Session session)
    {
        var group = new Verb("bundle", "redact|stamp", BundleTexts.Purpose)
        {
            Examples =
            [
                new("rectify bundle redact case-0042.proof.zip --leave-out people --out for-the-press.zip", BundleTexts.ExamplePeople),
                new("rectify bundle stamp case-0042.proof.zip --tsa https://tsa.example.org --out stamped.zip", BundleTexts.ExampleStamp),
            ],
        };
        group.Add(RedactCommand.For(session));
        group.Add(StampCommand.For(session));
        group.SetAction(parsed => RectifyCommand.Help(session, parsed));
        return group;
    }

    /// <summary>The bytes of a file; null when it cannot be read, which has then been said.</summary>
    public static byte[]? Read(Session session, string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            session.Tell(ProblemTexts.FileUnreadable(path, problem is FileNotFoundException or DirectoryNotFoundException));
            return null;
        }
    }

    /// <summary>Says what is wrong; the exit code that goes with it.</summary>
    public static ExitCode Tell(Session session, Verb verb, Problems problems)
    {
        foreach (var problem in problems) session.Tell(new($"{problem.Message.English} [{problem.Code}]", $"{problem.Message.Chinese} [{problem.Code}]"), verb.Path);
        return problems.Any(problem => problem.Kind == ProblemKind.Invalid) ? ExitCode.Usage : ExitCode.Unreadable;
    }

    /// <summary>Writes a file whole.</summary>
    public static void Write(Session session, string path, byte[] bytes)
    {
        using var result = ResultFile.Open(session, path);
        result.Stream.Write(bytes);
        result.Keep();
    }
}
