using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Retention;

/// <summary>What is asked of an area: what the organisation has set for it, what is held, and for which instant.</summary>
/// <param name="Rule">What is set for the area.</param>
/// <param name="Holds">The holds that stand.</param>
/// <param name="Now">The instant.</param>
internal sealed record Keeping(RetentionRule Rule, IReadOnlyList<PreservationHold> Holds, Instant Now)
{
    /// <summary>What began before this can be due; null when no months are set, and nothing is.</summary>
    public Instant? Before => Rule.Months is { } months ? StartOf(Now.InUtc().Date.PlusMonths(-months).PlusDays(1)) : null;

    /// <summary>The cases that are held, each by itself.</summary>
    public IEnumerable<CaseId> HeldCases => Holds.Select(hold => hold.Subject).OfType<Subject>().Where(subject => subject.Concept == "case").Select(subject => new CaseId(subject.Id)).Distinct();

    /// <summary>The end of the day so many months after the day of an instant, UTC; null when no months are set.</summary>
    public Instant? Until(Instant from) => Rule.Months is { } months ? StartOf(from.InUtc().Date.PlusMonths(months).PlusDays(1)) : null;

    /// <summary>What is kept from an instant on, when its time is over; null while it is not.</summary>
    public DueErasure? Due(Subject subject, string number, Instant from, IReadOnlyCollection<CaseId> cases, Instant? butUntil = null)
    {
        if (Until(from) is not { } until) return null;
        var since = butUntil is { } longer && longer > until ? longer : until;
        return since > Now ? null : new(Rule.Area, subject, number, since, Rule.Ground, HeldBy(subject, cases));
    }

    /// <summary>The holds on something, on a case that it belongs to, or on everything.</summary>
    public IReadOnlyList<PreservationHoldId> HeldBy(Subject? subject, IReadOnlyCollection<CaseId> cases) =>
        [.. Holds.Where(hold => hold.Subject is not { } held || held == subject || cases.Any(id => held == new Subject("case", id.Value))).Select(hold => hold.Id)];

    private static Instant StartOf(LocalDate day) => DateTimeZone.Utc.AtStartOfDay(day).ToInstant();
}

/// <summary>What went of something.</summary>
/// <param name="Payloads">How many of its events lost their payload and salt.</param>
/// <param name="Files">SHA-256 of what went.</param>
/// <param name="AccessGroup">Who alone may see that it existed.</param>
/// <param name="IsWhole">Whether all of it went; otherwise the rest goes in a transaction of its own.</param>
internal sealed record Erased(int Payloads, IReadOnlyList<string> Files, Id? AccessGroup, bool IsWhole = true);

/// <summary>What is due of some that may be.</summary>
/// <param name="Due">Those that are.</param>
/// <param name="IsAll">Whether there are no others that may be.</param>
internal readonly record struct DueOnes(IReadOnlyList<DueErasure> Due, bool IsAll)
{
    public static DueOnes None { get; } = new([], IsAll: true);
}

/// <summary>What can be erased when its time is over, of one area.</summary>
public abstract class ErasableArea
{
    /// <summary>Which.</summary>
    public abstract RetentionArea Area { get; }

    /// <summary>How many go in one transaction.</summary>
    internal virtual int Chunk => 20;

    /// <summary>What is due of the first so many that may be, what is held included, as far as the viewer may see it.</summary>
    internal abstract Task<DueOnes> DueAsync(ReadSession session, Keeping keeping, int count, CancellationToken cancellationToken);

    /// <summary>The same of one; null when it is not due.</summary>
    internal abstract Task<DueErasure?> DueAsync(ReadSession session, Keeping keeping, Id id, CancellationToken cancellationToken);

    /// <summary>Erases what was found due and not held in this transaction.</summary>
    internal abstract Task<Erased> EraseAsync(Change change, DueErasure due, CancellationToken cancellationToken);

    /// <summary>After some were erased.</summary>
    internal virtual Task TidyAsync(Change change, CancellationToken cancellationToken) => Task.CompletedTask;
}
