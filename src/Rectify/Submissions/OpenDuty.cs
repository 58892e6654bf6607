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
    /// <summary>How many cases are looked at: those in which one must act first.</summary>
    private const int Cases = 500;

    /// <summary>
    /// The open duties of the cases that the viewer may see, by act-by; then those without a time, at last those of duplicates and those of which somebody
    /// said that they do not apply. They are as <see cref="RefreshDuties"/> left them.
    /// </summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="rules">The rules in use.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<OpenDuty>> FirstAsync(ReadSession session, RuleBook rules, int count, CancellationToken cancellationToken)
    {
        var kept = await DutyStore.FirstAsync(session, Cases, cancellationToken);
        var cases = (await CaseStore.OfIdsAsync(session, kept.Select(each => each.Case), cancellationToken)).ToDictionary(each => each.Id);
        var open = (from each in kept
                    from duty in each.Duties
                    where duty.IsOpen && cases.ContainsKey(each.Case)
                    orderby duty.SaidNotApplicable || duty.Carried, duty.ActBy ?? Instant.MaxValue, cases[each.Case].Sequence, duty.Rule
                    select (About: cases[each.Case], Duty: duty)).Take(count).ToList();
        var about = open.Select(each => each.About).Distinct().ToList();
        var (owners, names) = (await DutyOwnerStore.OfCasesAsync(session, about.Select(each => each.Id), cancellationToken), new DutyNames(rules));
        var missing = await MissingFields.OfAsync(session, about, cancellationToken);
        var duties = new List<OpenDuty>(open.Count);
        foreach (var (found, duty) in open)
        {
            var rule = names.RuleOf(duty);
            duties.Add(new(
                found, duty, rule, await names.RecipientAsync(session, duty, cancellationToken),
                owners[found.Id].FirstOrDefault(owner => owner.Rule == duty.Rule && owner.Recipient == duty.Recipient)?.Person,
                rule is null ? [] : missing[found.Id].Of(rule, duty.Recipient, duty.Group)));
        }
        return duties;
    }
}
