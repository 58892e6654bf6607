namespace Rectify.Foundation;

/// <summary>The one place where problems become exit codes (design §8); the server's RFC 9457 mapping will stand beside it.</summary>
public static class ExitCodes
{
    /// <summary>Nothing found, or the command was carried out.</summary>
    public const int Nothing = 0;

    /// <summary>Findings at or above <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage: the request cannot be carried out as it stands.</summary>
    public const int Usage = 2;

    /// <summary>Input unreadable.</summary>
    public const int Unreadable = 3;

    /// <summary>Incomplete under <c>--strict</c>.</summary>
    public const int Incomplete = 4;

    /// <summary>Something is past due.</summary>
    public const int PastDue = 5;

    /// <summary>A bug in the program.</summary>
    public const int Bug = 70;

    /// <summary>The exit code of one kind of problem.</summary>
    public static int Of(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid or ProblemKind.NotFound or ProblemKind.Conflict or ProblemKind.Stale or ProblemKind.Refused => Usage,
        ProblemKind.Unreadable or ProblemKind.Unavailable => Unreadable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A new kind of problem needs its exit code"),
    };

    /// <summary>The exit code of a failure: input that cannot be read outweighs a wrong request.</summary>
    public static int Of(Problems problems) => problems.Max(problem => Of(problem.Kind));
}
