using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cli.Shell;
using Rectify.Clocks.Rules;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Ledger;
using Rectify.Proof.Log;
using Rectify.RulePacks;
using Rectify.Storage;

namespace Rectify.Cli.Commands.Casework;

/// <summary>Where a case command works: the open store, the laws, and the account of the operating system that acts.</summary>
internal sealed class CaseDesk(
    Session session, Workspace workspace, Laws laws, IRandomSource random, DateTimeZone zone, CancellationToken cancellation)
{
    private readonly Actor _actor = Actor.Local(Environment.UserName);
    private readonly string _via = $"cli {new TimeOrderedIdSource(session.Clock, random).Next()}";

    public Session Session => session;

    public Laws Laws => laws;

    /// <summary>The same desk under other rules.</summary>
    public CaseDesk Under(RuleBook rules) => new(session, workspace, laws with { Rules = rules }, random, zone, cancellation);

    public IRandomSource Random => random;

    /// <summary>The zone of dates without a time, and the one in which times are shown.</summary>
    public DateTimeZone Zone => zone;

    public CancellationToken Cancellation => cancellation;

    public Instant Now => session.Clock.GetCurrentInstant();

    /// <summary>The public key that signs the log of this store.</summary>
    public NoteKey LogKey => workspace.LogKey;

    /// <summary>Runs a use case.</summary>
    public Task<Result<T>> DoAsync<T>(ICommand<T> command) => workspace.RunAsync(command, _actor, cancellation);

    /// <summary>Notes that a case was opened, when it is closed: each run of the program is a session of its own.</summary>
    public Task<Result<Done>> NoteOpenedAsync(Case about) => DoAsync(new OpenClosedCase(about.Id, _via));

    /// <summary>Reads in one snapshot. Whoever can read the file sees all of it.</summary>
    public Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read) => workspace.Database.ReadAsync(Viewer.Local, read, cancellation);

    /// <summary>Looks at tables that were brought in and applies them.</summary>
    public ImportRounds ImportRounds() => new(workspace.Database, workspace.Commands, session.Clock, $"cli {Environment.ProcessId}");

    /// <summary>Brings what statements say to findings that are too many for one transaction.</summary>
    public StatementRounds StatementRounds() => new(workspace.Database, workspace.Commands, $"cli {Environment.ProcessId}");

    /// <summary>Numbers and signs what the log does not have yet.</summary>
    public Task<Result<int>> NumberAsync() => workspace.NumberAsync(cancellation);

    /// <summary>Computes the duties of all cases that something, or the hour, has changed.</summary>
    public Task<Result<int>> RefreshAsync(Instant at) => RefreshDuties.RunAsync(workspace.Database, laws, at, progress: null, cancellation);

    /// <summary>What a case that is there owes at an instant.</summary>
    public async Task<CaseAnswer> AnswerAsync(CaseId id, Instant at) =>
        await ReadAsync((reading, token) => CaseAnswers.ObligationsOfAsync(reading, id, laws, at, token))
        ?? throw new InvalidOperationException($"The case {id} was there a moment ago.");

    /// <summary>The texts of the rules that are answered with. The store keeps them: every pack that was ever used, and what the program brought.</summary>
    public async Task<IReadOnlyList<RuleFile>> LawFilesAsync() =>
        await ReadAsync((reading, token) => RulePackStore.OfRulesAsync(reading, laws.Rules.Hash, token)) is { } kept
            ? (await this.OpenAsync(kept)).Files
            : throw new InvalidOperationException($"The store does not keep the rules {laws.Rules.Hash} that it answers with.");

    /// <summary>Prints a paragraph of the result.</summary>
    public void Print(Text text) => Screen.Paragraph(0, session.Say(text));

    /// <summary>Standard output as a screen.</summary>
    public Screen Screen => new(session.Out, session.Surroundings.Width, session.Surroundings.Colour);
}
