using NodaTime;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>What a command works with: its session, who acts, the instant, fresh ids, and the ledger to record in.</summary>
public sealed class Change
{
    private readonly IIdSource ids;
    private readonly IRandomSource random;
    private readonly List<IEvent> refusals = [];
    private readonly List<EventRecord> recorded = [];
    private IReadOnlyCollection<PersonRole>? roles;
    private bool rolesRead;

    internal Change(WriteSession session, Actor actor, Instant now, IIdSource ids, IRandomSource random) =>
        (Session, Actor, Now, this.ids, this.random) = (session, actor, now, ids, random);

    /// <summary>The transaction.</summary>
    public WriteSession Session { get; }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    /// <summary>One instant for the whole command.</summary>
    public Instant Now { get; }

    /// <summary>A fresh id.</summary>
    public Id NewId() => ids.Next();

    /// <summary>The roles of whoever acts, none for somebody who is not registered; null in local mode, where there are none. They are read once.</summary>
    public async Task<IReadOnlyCollection<PersonRole>?> RolesAsync(CancellationToken cancellationToken)
    {
        if (!rolesRead) (roles, rolesRead) = (await ActorRoles.OfAsync(Session, Actor, cancellationToken), true);
        return roles;
    }

    /// <summary>Fills the span with unpredictable bytes.</summary>
    internal void Fill(Span<byte> bytes) => random.Fill(bytes);

    /// <summary>What was refused, to be recorded when the command has failed and left nothing behind.</summary>
    internal IReadOnlyList<IEvent> Refusals => refusals;

    /// <summary>Notes that a transition was refused, and gives the problem back for the answer.</summary>
    public Problem Refuse(Subject subject, Problem problem, Id? accessGroup = null)
    {
        refusals.Add(new CommandRefused(subject, problem, accessGroup));
        return problem;
    }

    /// <summary>
    /// Records an event, which is written in the command's transaction, together with all others, when the command has done its work; the sequencer numbers it
    /// after the commit.
    /// </summary>
    public Task RecordAsync(IEvent happened, CancellationToken cancellationToken)
    {
        var salt = new byte[Commitment.SaltSize];
        random.Fill(salt);
        recorded.Add(EventRecord.Of(happened, NewId(), Actor, Now, salt));
        return Task.CompletedTask;
    }

    /// <summary>Writes what was recorded.</summary>
    internal Task WriteEventsAsync(CancellationToken cancellationToken) => EventStore.AddAsync(Session, recorded, cancellationToken);
}
