using System.Text;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;
using Rectify.Cli.Texts;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Shell;

/// <summary>Reads the YAML files that a command line names, and says on standard error, with line and column, what is wrong in them.</summary>
internal static class Inputs
{
    private const int MaxBytes = 4 << 20;

    // A file of another encoding is told apart from a file of other letters.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text; null when it cannot be read, which has then been said.</summary>
    public static RuleFile? Open(Session session, string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes } large)
            {
                session.Tell(ProblemTexts.FileTooLarge(path, Shown.Bytes(large.Length), Shown.Bytes(MaxBytes)));
                return null;
            }
            return new RuleFile(path, Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF'));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            session.Tell(ProblemTexts.FileUnreadable(path, problem is FileNotFoundException or DirectoryNotFoundException));
            return null;
        }
        catch (DecoderFallbackException)
        {
            session.Tell(ProblemTexts.NotUtf8(path));
            return null;
        }
    }

    /// <summary>What was read from the file; null when there are problems, which have then been said.</summary>
    public static T? Read<T>(Session session, string path, Func<RuleFile, ReadResult<T>> read)
        where T : class
    {
        if (Open(session, path) is not { } file) return null;
        var result = read(file);
        foreach (var problem in result.Problems) session.Err.WriteLine(Cells.Printable(Line(session, problem)));
        return result.Value;
    }

    /// <summary><c>file:line:column: what is wrong</c>, as compilers write it.</summary>
    public static string Line(Session session, ReadProblem problem) =>
        problem.Line > 0 ? $"{problem.File}:{problem.Line}:{problem.Column}: {session.Say(ClocksTexts.Of(problem))}" : $"{problem.File}: {session.Say(ClocksTexts.Of(problem))}";
}
