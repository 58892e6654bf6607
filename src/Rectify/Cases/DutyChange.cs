using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>An open duty of a case that other rules would start, end, or move.</summary>
/// <param name="Case">The case.</param>
/// <param name="Before">As the rules in use have it; null when only the other rules start it.</param>
/// <param name="After">As the other rules have it; null when they do not start it, or end it.</param>
public sealed record DutyChange(Case Case, Obligation? Before, Obligation? After)
{
    /// <summary>Cases whose facts are read at once.</summary>
    private const int Chunk = 1_000;

    /// <summary>The duty, as it would be, else as it was.</summary>
    public Obligation Duty => After ?? Before ?? throw new InvalidOperationException("A change is about a duty.");

    /// <summary>What would change for open duties if other rules came into use: by case, then in the order in which one must act.</summary>
    public static async Task<IReadOnlyList<DutyChange>> PreviewAsync(
        ReadSession session, Profile organisation, RuleBook before, RuleBook after, Instant now, CancellationToken cancellationToken)
    {
        var changes = new List<DutyChange>();
        var reader = await CaseFactsReader.OpenAsync(session, organisation, cancellationToken);
        foreach (var cases in (await CaseStore.ListAsync(session, cancellationToken)).Chunk(Chunk))
        {
            var facts = await reader.ReadAsync(session, cases, cancellationToken);
            for (var i = 0; i < cases.Length; i++) changes.AddRange(Between(cases[i], Open(before, facts[i], now), Open(after, facts[i], now)));
        }
        return changes;
    }

    private static Dictionary<Identity, Obligation> Open(RuleBook rules, CaseFacts facts, Instant now) =>
        Evaluator.Duties(rules, facts, now).Where(duty => duty.IsOpen).ToDictionary(Identity.Of);

    private static IEnumerable<DutyChange> Between(Case about, Dictionary<Identity, Obligation> before, Dictionary<Identity, Obligation> after) =>
        before.Keys.Union(after.Keys)
            .Select(duty => new DutyChange(about, before.GetValueOrDefault(duty), after.GetValueOrDefault(duty)))
            .Where(change => !Same(change.Before, change.After))
            .OrderBy(change => change.Duty.ActBy ?? Instant.MaxValue).ThenBy(change => change.Duty.RuleId, StringComparer.Ordinal).ThenBy(change => change.Duty.Recipient, StringComparer.Ordinal);

    private static bool Same(Obligation? before, Obligation? after) =>
        before is not null && after is not null
        && (before.Deadline, before.KeepUntil, before.State, before.Force, before.Confidence, before.Applicability.Answer)
        == (after.Deadline, after.KeepUntil, after.State, after.Force, after.Confidence, after.Applicability.Answer);

    /// <summary>What makes a duty this one under any rules: not the version of its rule.</summary>
    private readonly record struct Identity(string Rule, string Recipient, string? Group, string? Trigger, string? Needed, int? Occurrence)
    {
        public static Identity Of(Obligation duty) =>
            new(duty.RuleId, duty.Recipient, duty.Group, duty.Trigger?.Id, duty.Needed?.Id, duty.Occurrence);
    }
}
