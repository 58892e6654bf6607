using System.CommandLine;
using NodaTime;
using Rectify.Cases;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties.Profiles;
using Rectify.RulePacks;
using Rectify.Storage;

namespace Rectify.Cli.Commands.Casework;

/// <summary>Whether a command may make the store.</summary>
internal enum StoreNeed
{
    /// <summary>It has to be there.</summary>
    Existing,

    /// <summary>It is made when it is not there.</summary>
    Made,
}

/// <summary>The flags that every <c>rectify case</c> command takes, and the opening of the store for it.</summary>
internal sealed class CaseDoor
{
    private readonly Session _session;
    private readonly Flag<string> _store;
    private readonly Flag<string?> _profile = new("--profile", "FILE", CaseworkTexts.Profile) { Recursive = true };
    private readonly Flag<string> _zone = new("--zone", "ZONE", CaseworkTexts.Zone) { Recursive = true, DefaultValueFactory = _ => "UTC" };

    public CaseDoor(Session session)
    {
        _session = session;
        _store = new("--store", "FILE", CaseworkTexts.Store) { Recursive = true, DefaultValueFactory = _ => DataFolder.Store(session.Surroundings.Variable) };
    }

    public IEnumerable<Option> Options => [_store, _profile, _zone];

    /// <summary>Makes the act what the verb does; problems are told with their codes, and decide the exit code.</summary>
    public void Leads(Verb verb, StoreNeed need, Func<CaseDesk, ParseResult, Task<Result<ExitCode>>> act) => verb.SetAction(Act(verb, need, act));

    /// <summary>The same for a verb that may do something else as well.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> Act(Verb verb, StoreNeed need, Func<CaseDesk, ParseResult, Task<Result<ExitCode>>> act) =>
        (parsed, cancellation) => RunAsync(verb, need, act, parsed, cancellation);

    /// <summary>Whether the zone was said, and not taken because nothing was.</summary>
    public bool SaidZone(ParseResult parsed) => parsed.GetResult(_zone) is { Implicit: false };

    private async Task<int> RunAsync(
        Verb verb, StoreNeed need, Func<CaseDesk, ParseResult, Task<Result<ExitCode>>> act, ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(_store);
        var isNew = !File.Exists(path);
        if (isNew && need == StoreNeed.Existing) return Tell(verb, Problems.Of(CaseworkProblems.NoStore(path)));
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(parsed.GetRequiredValue(_zone)) is not { } zone)
            return Tell(verb, Problems.Of(CaseworkProblems.NotAZone(parsed.GetRequiredValue(_zone))));
        if (Profile(parsed.GetValue(_profile) ?? Beside(path)) is not { } profile) return (int)ExitCode.Unreadable;

        var random = new SystemRandomSource();
        var opening = await Workspace.OpenAsync(path, _session.Clock, new TimeOrderedIdSource(_session.Clock, random), random, TimeProvider.System, cancellation);
        if (!opening.Succeeded(out var workspace, out var problems)) return Tell(verb, problems);
        await using (workspace)
        {
            if (isNew) _session.Tell(CaseworkTexts.StoreMade(path), verb.Path);
            if (!(await RulesInUse.OfAsync(workspace, RectifyCommand.Version, Actor.Local(Environment.UserName), cancellation)).Succeeded(out var rules, out problems)) return Tell(verb, problems);
            // What was said on the server's pages counts, unless this command names a file of its own.
            if (parsed.GetValue(_profile) is null && await workspace.Database.ReadAsync(Viewer.Local, ProfileStore.FindAsync, cancellation) is { } stated) profile = stated.Profile;
            var desk = new CaseDesk(_session, workspace, new Laws(rules, profile), random, zone, cancellation);
            return (await act(desk, parsed)).Succeeded(out var code, out problems) ? (int)code : Tell(verb, problems);
        }
    }

    private int Tell(Verb verb, Problems problems)
    {
        foreach (var problem in problems) _session.Tell(CaseworkTexts.Refused(problem.Message, problem.Code), verb.Path);
        return ExitCodes.Of(problems);
    }

    private Profile? Profile(string? path) =>
        path is null ? Clocks.Evaluation.Profile.Unstated : Inputs.Read(_session, path, ProfileReader.Read);

    // Who we are rarely changes: written once beside the store, it need not be named each time.
    private static string? Beside(string store)
    {
        var path = Path.Combine(Path.GetDirectoryName(store) ?? "", "profile.yaml");
        return File.Exists(path) ? path : null;
    }
}
