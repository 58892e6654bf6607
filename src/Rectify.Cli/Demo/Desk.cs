using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Storage;
using Rectify.Submissions;

namespace Rectify.Cli.Demo;

/// <summary>Where the stories happen: a store of its own, the story's clock, and two people with a key each.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private static readonly Actor Teller = Actor.Local("demo");

    private readonly Workspace workspace;
    private readonly IRandomSource random;
    private readonly CancellationToken cancellation;

    private Desk(Workspace workspace, StoryClock clock, IRandomSource random, CancellationToken cancellation) =>
        (this.workspace, Clock, this.random, this.cancellation) = (workspace, clock, random, cancellation);

    public static DateTimeZone Shanghai { get; } = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public static DateTimeZone Berlin { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public StoryClock Clock { get; }

    public Laws Laws { get; } = new(RuleBook.Embedded(), new Profile());

    public Circumstance Circumstance(string id) => Laws.Rules.Terms.Circumstances[id];

    public NoteKey LogKey => workspace.LogKey;

    public static async Task<Desk> OpenAsync(string store, Instant start, CancellationToken cancellation)
    {
        var (clock, random) = (new StoryClock(start), new SystemRandomSource());
        var ids = new TimeOrderedIdSource(clock, random);
        var opened = await Workspace.OpenAsync(store, clock, ids, random, TimeProvider.System, cancellation);
        return new Desk(Must(opened), clock, random, cancellation);
    }

    /// <summary>Runs a use case that the story knows to succeed; anything else is a bug in the story.</summary>
    public async Task<T> DoAsync<T>(ICommand<T> command) => Must(await workspace.RunAsync(command, Teller, cancellation));

    public Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read) => workspace.Database.ReadAsync(Viewer.Local, read, cancellation);

    public async Task<CaseAnswer> AnswerAsync(CaseId id) =>
        await ReadAsync((session, token) => CaseAnswers.ObligationsOfAsync(session, id, Laws, Clock.GetCurrentInstant(), token))
        ?? throw new InvalidOperationException("The story's case is not there.");

    public async Task<byte[]> ProveAsync(CaseId id, Func<ReadSession, CancellationToken, Task<ProofPart>> part)
    {
        var answer = await DoAsync(new RecordAnswer(id, Laws));
        Must(await workspace.NumberAsync(cancellation));
        return Must(await ReadAsync(async (session, token) =>
            await CaseProof.WriteAsync(session, answer, [await part(session, token)], RuleBook.EmbeddedFiles(), token)));
    }

    /// <summary>Registers a person and enrols a fresh key for them.</summary>
    public async Task<Colleague> HireAsync(OrganisationId entity, string name, string country, params IReadOnlyList<PersonRole> roles)
    {
        var person = await DoAsync(new RegisterPerson(name, entity, country));
        foreach (var role in roles) await DoAsync(new GrantRole(person, role));
        var key = NotePrivateKey.Generate("person", random.Fill);
        await DoAsync(new EnrolKey(person, [.. key.Key.PublicKey], "demo"));
        return new Colleague(person, name, key);
    }

    public ValueTask DisposeAsync() => workspace.DisposeAsync();

    private static T Must<T>(Result<T> result) =>
        result.Succeeded(out var value, out var problems) ? value : throw new InvalidOperationException($"The story broke off: {problems}");
}

/// <summary>Somebody in the stories.</summary>
internal sealed record Colleague(PersonId Id, string Name, NotePrivateKey Key)
{
    public KeySignature Sign(SubmissionAction act, Submission submission, SubmissionVersion version) =>
        new([.. Key.Key.PublicKey], Key.Sign(SignedAct.Statement(act, submission, version)));
}
