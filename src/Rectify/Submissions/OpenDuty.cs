using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Duties;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Submissions;

/// <summary>A duty that is open, with what whoever sees to it wants to know at a glance.</summary>
/// <param name="About">The case.</param>
/// <param name="Duty">The duty as it was last computed.</param>
/// <param name="Rule">Its rule; null when it is not in use any more.</param>
/// <param name="Recipient">What people call the recipient.</param>
/// <param name="Owner">Who sees to it; null when nobody was assigned it.</param>
/// <param name="Missing">The required fields of its report that the case, or the newest draft, cannot fill yet.</param>
public sealed record OpenDuty(Case About, KeptDuty Duty, Rule? Rule, Text Recipient, PersonId? Owner, IReadOnlyList<string> Missing)
{
    /// <summary>The report under it that was begun; null when nobody has.</summary>
    public Submission? Report { get; init; }

    /// <summary>How many cases are looked at: those in which one must act first.</summary>
    public const int Cases = 500;

    /// <summary>
    /// The open duties of the cases that the viewer may see, by act-by; then those without a time, at last those of duplicates and those of which somebody
    /// said that they do not apply. They are as <see cref="RefreshDuties"/> left them.
    /// </summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="rules">The rules in use.</param>
    /// <param name="after">After which place; from the first one when null.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<OpenDuty>> PageAsync(
        ReadSession session, RuleBook rules, OpenDutyPlace? after, int count, CancellationToken cancellationToken)
    {
        var first = await FirstAsync(session, after, count, Cases, cancellationToken);
        var cases = (await CaseStore.OfIdsAsync(session, first.Select(each => each.Case).Distinct(), cancellationToken)).ToDictionary(each => each.Id);
        var owners = await DutyOwnerStore.OfCasesAsync(session, cases.Keys, cancellationToken);
        return await OfAsync(session, rules, [.. first.Where(each => cases.ContainsKey(each.Case)).Select(each => Owned(cases[each.Case], each.Duty, owners))], cancellationToken);
    }

    /// <summary>
    /// The duties after a place. The cases are read in the order in which one must act in them, until none that is left can owe anything sooner than what was
    /// found.
    /// </summary>
    internal static async Task<IReadOnlyList<(OpenDutyPlace Place, CaseId Case, KeptDuty Duty)>> FirstAsync(
        ReadSession session, OpenDutyPlace? after, int count, int atOnce, CancellationToken cancellationToken)
    {
        var found = new List<(OpenDutyPlace Place, CaseId Case, KeptDuty Duty)>();
        PlacedDuties? last = null;
        do
        {
            var read = await DutyStore.AllAfterAsync(session, last, atOnce, cancellationToken);
            foreach (var (kept, _, sequence) in read)
                if (kept is not null)
                    found.AddRange(
                        from duty in kept.Duties
                        where duty.IsOpen
                        let place = OpenDutyPlace.Of(duty, sequence)
                        where place.CompareTo(after) > 0
                        select (place, kept.Case, duty));
            found.Sort((left, right) => left.Place.CompareTo(right.Place));
            if (found.Count > count) found.RemoveRange(count, found.Count - count);
            last = read.Count < atOnce ? null : read[^1];
        }
        while (last is { } more && !(found.Count == count && found[^1].Place is { Rests: false, ActBy: { } actBy } && actBy < (more.ActBy ?? Instant.MaxValue)));
        return found;
    }

    private static OwnedDuty Owned(Case about, KeptDuty duty, ILookup<CaseId, DutyOwner> owners) =>
        new(about, duty, owners[about.Id].FirstOrDefault(owner => owner.Rule == duty.Rule && owner.Recipient == duty.Recipient)?.Person);

    /// <summary>Those of the <see cref="Cases"/> cases in which one must act first, in the same order, with as little as it takes to count and to choose.</summary>
    public static async Task<IReadOnlyList<OwnedDuty>> AllAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var kept = await DutyStore.FirstAsync(session, Cases, cancellationToken);
        var cases = (await CaseStore.OfIdsAsync(session, kept.Select(each => each.Case), cancellationToken)).ToDictionary(each => each.Id);
        var owners = await DutyOwnerStore.OfCasesAsync(session, cases.Keys, cancellationToken);
        return
        [
            .. from each in kept
               from duty in each.Duties
               where duty.IsOpen && cases.ContainsKey(each.Case)
               orderby OpenDutyPlace.Of(duty, cases[each.Case].Sequence)
               select Owned(cases[each.Case], duty, owners),
        ];
    }

    /// <summary>Some of them, with everything.</summary>
    public static async Task<IReadOnlyList<OpenDuty>> OfAsync(ReadSession session, RuleBook rules, IReadOnlyList<OwnedDuty> some, CancellationToken cancellationToken)
    {
        var names = new DutyNames(rules);
        var missing = await MissingFields.OfAsync(session, [.. some.Select(each => each.About).Distinct()], cancellationToken);
        var duties = new List<OpenDuty>(some.Count);
        foreach (var (about, duty, owner) in some)
        {
            var rule = names.RuleOf(duty);
            duties.Add(new(
                about, duty, rule, await names.RecipientAsync(session, duty, cancellationToken), owner,
                rule is null ? [] : missing[about.Id].Of(rule, duty.Recipient, duty.Group))
            {
                Report = missing[about.Id].ReportOf(duty.Rule, duty.Recipient, duty.Group),
            });
        }
        return duties;
    }
}

/// <summary>A duty that is open, and who sees to it.</summary>
/// <param name="About">The case.</param>
/// <param name="Duty">The duty as it was last computed.</param>
/// <param name="Owner">Who sees to it; null when nobody was assigned it.</param>
public sealed record OwnedDuty(Case About, KeptDuty Duty, PersonId? Owner)
{
    /// <summary>Whether it is owed, and its time is over.</summary>
    public bool IsLateAt(Instant now) => Duty.IsOwed && Duty.ActBy < now;

    /// <summary>Whether it is owed within so many hours, and not late.</summary>
    public bool IsWithin(int hours, Instant now) => Duty.IsOwed && Duty.ActBy is { } due && due >= now && due <= now + Duration.FromHours(hours);
}
