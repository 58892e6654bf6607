using Rectify.Foundation;

namespace Rectify.Cli.Shell;

/// <summary>What the program's exit code means; <c>rectify --help</c> shows the same list.</summary>
internal enum ExitCode
{
    /// <summary>Done, and nothing was found that the caller asked to be stopped by.</summary>
    Nothing = ExitCodes.Nothing,

    /// <summary>Findings at or above <c>--fail-on</c>, or a bundle that does not verify.</summary>
    Found = ExitCodes.Findings,

    /// <summary>The command line is wrong.</summary>
    Usage = ExitCodes.Usage,

    /// <summary>A file that was named could not be read or written.</summary>
    Unreadable = ExitCodes.Unreadable,

    /// <summary>Part of the input was not read, and <c>--strict</c> asked to be told.</summary>
    Incomplete = ExitCodes.Incomplete,

    /// <summary>A deadline has passed.</summary>
    PastDue = ExitCodes.PastDue,

    /// <summary>A bug of this program (EX_SOFTWARE of sysexits.h).</summary>
    Bug = ExitCodes.Bug,

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as shells count.</summary>
    Interrupted = 130,

    /// <summary>Stopped by SIGTERM: 128 + 15.</summary>
    Terminated = 143,
}
