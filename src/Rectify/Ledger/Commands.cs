using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>Runs use cases. When <see cref="RunAsync"/> returns a success, tables and events are durable together.</summary>
public sealed class Commands(Database database, IClock clock, IIdSource ids, IRandomSource random)
{
    /// <summary>Runs one use case as one actor. What it refused is recorded too, in a transaction of its own.</summary>
    public async Task<Result<T>> RunAsync<T>(ICommand<T> command, Actor actor, CancellationToken cancellationToken)
    {
        IReadOnlyList<IEvent> refusals = [];
        var result = await WriteAsync(
            actor,
            async (change, token) =>
            {
                var outcome = await MayAsync(change, command.By, token) is { } refused ? refused : await command.ExecuteAsync(change, token);
                refusals = change.Refusals;
                return outcome;
            },
            cancellationToken);
        if (result is Result<T>.Failure && refusals.Count > 0) await WriteAsync(actor, (change, token) => RecordAsync(change, refusals, token), cancellationToken);
        return result;
    }

    /// <summary>Answers a question for one actor, in one snapshot. That somebody asked who may not is recorded.</summary>
    public async Task<Result<T>> AskAsync<T>(IQuestion<T> question, Actor actor, CancellationToken cancellationToken)
    {
        var (may, answer) = await database.ReadAsync(
            Viewer.Of(actor),
            async (session, token) => question.By.Allows(await ActorRoles.OfAsync(session, actor, token))
                ? (true, await question.AnswerAsync(session, token))
                : (false, LedgerProblems.NotByThisRole(question.By.Roles)),
            cancellationToken);
        if (!may)
            await WriteAsync(
                actor,
                (change, token) => RecordAsync(change, [new CommandRefused(SubjectOf(actor), LedgerProblems.NotByThisRole(question.By.Roles), AccessGroup: null)], token),
                cancellationToken);
        return answer;
    }

    /// <summary>Why whoever acts may not ask for this; null when they may.</summary>
    private static async Task<Problem?> MayAsync(Change change, Permitted by, CancellationToken cancellationToken) =>
        by.Allows(await change.RolesAsync(cancellationToken))
            ? null
            : change.Refuse(SubjectOf(change.Actor), LedgerProblems.NotByThisRole(by.Roles));

    private static Subject SubjectOf(Actor actor) => new("person", Id.Parse(actor.Who));

    private Task<Result<T>> WriteAsync<T>(Actor actor, Func<Change, CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken) =>
        database.WriteAsync(
            Viewer.Of(actor),
            async (session, token) =>
            {
                var change = new Change(session, actor, clock.GetCurrentInstant(), ids, random);
                var result = await work(change, token);
                if (result is Result<T>.Success) await change.WriteEventsAsync(token);
                return result;
            },
            cancellationToken);

    private static async Task<Result<Done>> RecordAsync(Change change, IReadOnlyList<IEvent> events, CancellationToken cancellationToken)
    {
        foreach (var happened in events) await change.RecordAsync(happened, cancellationToken);
        return new Done();
    }
}
