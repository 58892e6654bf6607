using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Findings;
using Rectify.Findings.Listing;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Ledger.Sealing;
using Rectify.Parties.Profiles;
using Rectify.Parties.Sessions;
using Rectify.RulePacks;
using Rectify.Server.Settings;
using Rectify.Storage;

namespace Rectify.Server.Hosting;

/// <summary>What one server process works with: the open store, the laws, the clock. Any number of processes may stand on one PostgreSQL.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly Profile _organisation;
    private Laws _laws;
    private long _revision;

    private Instance(Workspace workspace, Laws laws, ServerSettings settings, IClock clock) =>
        (Workspace, _laws, _organisation, Advisories, Alarms, Clock, Findings) =
            (workspace, laws, laws.Organisation, settings.Advisories, settings.Alarms, clock, new FindingList(workspace.Database));

    /// <summary>The program's version.</summary>
    public static string Version { get; } = typeof(Instance).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The account that runs the server acts for what the server does by itself.</summary>
    public static Actor Self { get; } = Actor.Local(Environment.UserName);

    /// <summary>What this process is called where it holds a lease; no two have the same.</summary>
    public required string Name { get; init; }

    /// <summary>What this process was told.</summary>
    public required ServerSettings Settings { get; init; }

    /// <summary>The mailbox that reports come into; null when there is none.</summary>
    public MailboxSettings? Mailbox { get; init; }

    /// <summary>How long people stay signed in.</summary>
    public SessionLimits Sessions { get; init; } = SessionLimits.Default;

    /// <summary>The organisation's identity provider; null when there is none.</summary>
    public ProviderSettings? Provider { get; init; }

    /// <summary>Where people reach it: what links begin with.</summary>
    public required Uri Address { get; init; }

    public Workspace Workspace { get; }

    /// <summary>The path of the advisory database; it may come and be replaced while the server runs.</summary>
    public string Advisories { get; }

    /// <summary>What alarms are sent with.</summary>
    public AlarmSettings Alarms { get; }

    public Database Database => Workspace.Database;

    /// <summary>All findings, in the memory of this process.</summary>
    public FindingList Findings { get; }

    /// <summary>What the advisories say of the versions that uploads brought.</summary>
    public KnownMatches Matches { get; } = new();

    public IClock Clock { get; }

    public Instant Now => Clock.GetCurrentInstant();

    /// <summary>Opens the store.</summary>
    public static async Task<Result<Instance>> OpenAsync(ServerSettings settings, IClock clock, TimeProvider time, CancellationToken cancellationToken)
    {
        var random = new SystemRandomSource();
        var ids = new TimeOrderedIdSource(clock, random);
        var opening = await Workspace.OpenAsync(settings.Store, clock, ids, random, time, cancellationToken);
        if (!opening.Succeeded(out var workspace, out var problems)) return problems;
        if ((await RulesInUse.OfAsync(workspace, Version, Self, cancellationToken)).Succeeded(out var rules, out problems))
            return new Instance(workspace, new Laws(rules, settings.Organisation), settings, clock)
            {
                Name = ids.Next().ToString(), Settings = settings, Mailbox = settings.Mailbox, Sessions = settings.Sessions, Provider = settings.Provider, Address = settings.PublicAddress.Url,
            };
        await workspace.DisposeAsync();
        return problems;
    }

    /// <summary>
    /// The laws, and what the organisation is to them, as the store has them now: another process may have taken a rule pack into use, or somebody said what the
    /// organisation is. The profile of the settings holds until somebody does.
    /// </summary>
    public async Task<Laws> LawsAsync(CancellationToken cancellationToken)
    {
        var (laws, known) = (_laws, _revision);
        var (used, revision) = await Database.ReadAsync(
            Viewer.Machine, async (reading, token) => (await RulePackStore.InUseAsync(reading, token), await ProfileStore.RevisionAsync(reading, token)), cancellationToken);
        var sameRules = used is null || used.Rules == laws.Rules.Hash;
        if (sameRules && revision == known) return laws;
        var (content, stated) = await Database.ReadAsync(
            Viewer.Machine,
            async (reading, token) => (
                used is null || sameRules ? null : await RulePackStore.ContentAsync(reading, used.Id, token), await ProfileStore.FindAsync(reading, token)),
            cancellationToken);
        _revision = stated?.Revision ?? 0;
        return _laws = new Laws(content is null ? laws.Rules : RulePack.Kept(content).Rules, stated?.Profile ?? _organisation);
    }

    /// <summary>The key that seals secrets; null while there is none.</summary>
    public Task<Result<SealKey?>> FindSealAsync(CancellationToken cancellationToken) => SealKeys.FindAsync(Database, Alarms.SealKey, cancellationToken);

    /// <summary>The key to seal a secret with; made when there is none yet.</summary>
    public Task<Result<SealKey>> TakeSealAsync(CancellationToken cancellationToken) => SealKeys.TakeAsync(Database, Alarms.SealKey, Now, new SystemRandomSource(), cancellationToken);

    /// <summary>Runs a use case.</summary>
    public Task<Result<T>> DoAsync<T>(ICommand<T> command, Actor actor, CancellationToken cancellationToken) =>
        Telemetry.TellAsync(command.UseCase, () => Workspace.RunAsync(command, actor, cancellationToken));

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Findings.Dispose();
        return Workspace.DisposeAsync();
    }
}
