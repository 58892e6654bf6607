using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Storage;

namespace Rectify.Submissions;

/// <summary>
/// What the reports that a case owes need and do not have yet: of a report that is drafted what its newest version leaves empty, of any other what the
/// case does not know by itself.
/// </summary>
public sealed class MissingFields
{
    private readonly IReadOnlySet<string> known;
    private readonly IReadOnlyDictionary<(string Rule, string Recipient, string? Group), (Submission Report, IReadOnlyList<string> Missing)> drafted;

    private MissingFields(
        IReadOnlySet<string> known, IReadOnlyDictionary<(string Rule, string Recipient, string? Group), (Submission Report, IReadOnlyList<string> Missing)> drafted) =>
        (this.known, this.drafted) = (known, drafted);

    /// <summary>Of one case.</summary>
    public static async Task<MissingFields> OfAsync(ReadSession session, Case about, CancellationToken cancellationToken) =>
        (await OfAsync(session, [about], cancellationToken))[about.Id];

    /// <summary>Of several cases.</summary>
    public static async Task<IReadOnlyDictionary<CaseId, MissingFields>> OfAsync(ReadSession session, IReadOnlyCollection<Case> cases, CancellationToken cancellationToken)
    {
        var known = await KnownFields.OfAsync(session, cases, cancellationToken);
        var drafts = (await SubmissionStore.DraftsAsync(session, cases.Select(about => about.Id), cancellationToken)).ToLookup(draft => draft.Submission.CaseId);
        return cases.ToDictionary(about => about.Id, about =>
        {
            var drafted = new Dictionary<(string, string, string?), (Submission, IReadOnlyList<string>)>();
            foreach (var draft in drafts[about.Id]) drafted[(draft.Submission.RuleId, draft.Submission.Recipient, draft.Submission.Group)] = draft;
            return new MissingFields(known[about.Id], drafted);
        });
    }

    /// <summary>The newest report under a rule that was begun; null when nobody has.</summary>
    public Submission? ReportOf(string rule, string recipient, string? group) => drafted.TryGetValue((rule, recipient, group), out var draft) ? draft.Report : null;

    /// <summary>The names of the required fields that are empty, in the order of the form; none where nothing is to be reported.</summary>
    /// <param name="rule">The rule that asks for the report.</param>
    /// <param name="recipient">The recipient as the duty names it.</param>
    /// <param name="group">The duty's group, when the case has several.</param>
    public IReadOnlyList<string> Of(Rule rule, string recipient, string? group)
    {
        if (rule.MetBy is not (MetBy.Sent or MetBy.Received)) return [];
        return drafted.TryGetValue((rule.Id, recipient, group), out var draft)
            ? draft.Missing
            : [.. ReportWriting.FormOf(rule).Where(field => field.Need == FieldNeed.Required && !known.Contains(field.Name)).Select(field => field.Name)];
    }
}
