using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Submissions;

/// <summary>The register of what is reported to whom: a row a case, its reports by act-by.</summary>
public static class Register
{
    /// <summary>The rows of some cases, in their order, and how many cases there are in all.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="rules">The rules in use.</param>
    /// <param name="filter">Which cases.</param>
    /// <param name="skip">How many come before.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<(IReadOnlyList<RegisterRow> Rows, long Total)> ListAsync(
        ReadSession session, RuleBook rules, CaseFilter filter, int skip, int count, CancellationToken cancellationToken)
    {
        var (cases, total) = await CaseStore.ListAsync(session, filter, skip, count, cancellationToken);
        var duties = (await DutyStore.OfCasesAsync(session, cases.Select(about => about.Id), cancellationToken)).ToDictionary(each => each.Case, each => each.Duties);
        var drafts = (await SubmissionStore.DraftsAsync(session, cases.Select(about => about.Id), cancellationToken)).ToLookup(each => each.Submission.CaseId, each => each.Submission);
        var (names, rows) = (new DutyNames(rules), new List<RegisterRow>());
        foreach (var about in cases)
        {
            var stages = new List<RegisterStage>();
            foreach (var duty in duties.GetValueOrDefault(about.Id, []))
                if (names.RuleOf(duty) is { MetBy: MetBy.Sent or MetBy.Received } rule)
                    stages.Add(new(duty, rule, await names.RecipientAsync(session, duty, cancellationToken), drafts[about.Id].LastOrDefault(submission => submission.IsUnder(duty))));
            rows.Add(new(about, [.. stages.OrderBy(stage => stage.Duty.ActBy ?? NodaTime.Instant.MaxValue).ThenBy(stage => stage.Recipient.English, StringComparer.Ordinal)]));
        }
        return (rows, total);
    }
}

/// <summary>What is reported of a case.</summary>
/// <param name="About">The case.</param>
/// <param name="Stages">Every report that is owed or was, by act-by; those without a number last.</param>
public sealed record RegisterRow(Case About, IReadOnlyList<RegisterStage> Stages);

/// <summary>One report to one recipient.</summary>
/// <param name="Duty">The duty as it was last computed.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Recipient">What people call the recipient.</param>
/// <param name="Submission">The report itself; null when nobody has begun it.</param>
public sealed record RegisterStage(KeptDuty Duty, Rule Rule, Text Recipient, Submission? Submission);
