using System.CommandLine;
using System.Runtime.InteropServices;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Shell;

/// <summary>
/// Runs a command line and turns whatever happens into an exit code: a wrong command line, a signal, a file that cannot be read or
/// written, a bug. Nobody sees a stack trace unless <c>RECTIFY_DEBUG=1</c>.
/// </summary>
internal static class Guard
{
    // The library's own handlers would print in English and show a stack trace; the signals are ours as well.
    private static readonly InvocationConfiguration Plain = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };

    public static async Task<int> Run(Command program, string[] args, Session session)
    {
        using var stop = new CancellationTokenSource();
        var stoppedBy = ExitCode.Interrupted;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ExitCode.Interrupted));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ExitCode.Terminated));
        try
        {
            var parsed = program.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true }) return (int)UsageProblem.Tell(session, parsed);
            var code = await parsed.InvokeAsync(Plain, stop.Token);
            session.Surroundings.Flush();
            return code;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            session.Tell(ProblemTexts.Interrupted);
            return (int)stoppedBy;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            session.Tell(ProblemTexts.FileSystem(problem.Message));
            return (int)Reveal(problem, session, ExitCode.Unreadable);
        }
        catch (Exception bug)
        {
            session.Tell(ProblemTexts.Bug(bug.GetType().Name, bug.Message));
            return (int)Reveal(bug, session, ExitCode.Bug);
        }

        // The first signal asks the command to stop; a second one ends the process as the system would.
        void Stop(PosixSignalContext context, ExitCode code)
        {
            if (stop.IsCancellationRequested) return;
            context.Cancel = true;
            stoppedBy = code;
            stop.Cancel();
        }
    }

    private static ExitCode Reveal(Exception problem, Session session, ExitCode code)
    {
        if (session.Surroundings.Variable("RECTIFY_DEBUG") == "1") session.Err.WriteLine(problem);
        return code;
    }
}
