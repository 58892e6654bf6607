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
    private readonly IReadOnlyDictionary<string, string> known;
    private readonly IReadOnlyDictionary<(string Rule, string Recipient, string? Group), IReadOnlyList<string>> drafted;

    private MissingFields(
        IReadOnlyDictionary<string, string> known, IReadOnlyDictionary<(string Rule, string Recipient, string? Group), IReadOnlyList<string>> drafted) =>
        (this.known, this.drafted) = (known, drafted);

    /// <summary>Of one case.</summary>
    public static async Task<MissingFields> OfAsync(ReadSession session, Case about, CancellationToken cancellationToken)
    {
        var drafted = new Dictionary<(string, string, string?), IReadOnlyList<string>>();
        foreach (var submission in await SubmissionStore.ListAsync(session, about.Id, cancellationToken))
            if (await SubmissionStore.FindVersionAsync(session, submission, submission.Version, cancellationToken) is { } version)
                drafted[(submission.RuleId, submission.Recipient, submission.Group)] = version.Missing;
        // A duty that is owed has started, and so the case knows when.
        return new(await KnownValues.OfAsync(session, about, about.OpenedAt, cancellationToken), drafted);
    }

    /// <summary>The names of the required fields that are empty, in the order of the form; none where nothing is to be reported.</summary>
    /// <param name="rule">The rule that asks for the report.</param>
    /// <param name="recipient">The recipient as the duty names it.</param>
    /// <param name="group">The duty's group, when the case has several.</param>
    public IReadOnlyList<string> Of(Rule rule, string recipient, string? group)
    {
        if (rule.MetBy is not (MetBy.Sent or MetBy.Received)) return [];
        return drafted.TryGetValue((rule.Id, recipient, group), out var missing)
            ? missing
            : [.. ReportWriting.FormOf(rule).Where(field => field.Need == FieldNeed.Required && known.GetValueOrDefault(field.Name, "").Length == 0).Select(field => field.Name)];
    }
}
