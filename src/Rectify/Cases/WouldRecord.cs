using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>What a fact would change if it were recorded: told before it is, computed by the same rules as afterwards.</summary>
public static class WouldRecord
{
    /// <summary>What would be owed that is not, or otherwise than it is; nothing for whoever may not see the case.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="laws">The laws in use.</param>
    /// <param name="fact">The fact, as it would be recorded.</param>
    /// <param name="now">For which instant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<DutiesChange> OfAsync(ReadSession session, Laws laws, RecordFact fact, Instant now, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(session, fact.Case, cancellationToken) is not { } about) return DutiesChange.None;
        var reader = await CaseFactsReader.OpenAsync(session, laws.Organisation, cancellationToken);
        var facts = (await reader.ReadAsync(session, [about], cancellationToken))[0];
        var added = new StandingFact(
            new Fact { Id = "would", Kind = fact.Kind, When = fact.Occurred, RecordedAt = now, Group = fact.Group, Stage = fact.Stage, Recipient = fact.Recipient },
            [.. fact.Assets.Select(asset => asset.ToString())]).Each();
        var standing = facts.Facts.Where(known => fact.Supersedes is not { } corrected || known.Id.Split('/')[0] != corrected.ToString());
        var assumed = facts with { Facts = [.. standing, .. added], Circumstances = Said(facts, fact.Kind == FactKind.Occurred && reader.PersonalDataIn(about.Assets).Any()) };
        var (before, then) = (Open(laws, facts, now), Open(laws, assumed, now));
        var (earlier, later) = (before.ToLookup(Key), then.ToLookup(Key));
        return new(
            [.. then.Where(duty => earlier[Key(duty)].All(known => ActBy(duty) < ActBy(known)))],
            [.. then.Where(duty => earlier[Key(duty)].Any() && earlier[Key(duty)].All(known => ActBy(duty) > ActBy(known)))],
            [.. before.Where(duty => !later[Key(duty)].Any())]);
    }

    /// <summary>What is said; where an incident would have happened in a system that holds personal data, that it touches some follows.</summary>
    private static Dictionary<string, string> Said(CaseFacts facts, bool touchesPersons)
    {
        var said = new Dictionary<string, string>(facts.Circumstances, StringComparer.Ordinal);
        if (touchesPersons) said.TryAdd(Circumstances.PersonalData, Circumstances.Yes);
        return said;
    }

    private static List<Obligation> Open(Laws laws, CaseFacts facts, Instant now) => [.. Evaluator.Duties(laws.Rules, facts, now).Where(duty => duty.IsOpen)];

    private static (string Rule, string Recipient, string? Group) Key(Obligation duty) => (duty.RuleId, duty.Recipient, duty.Group);

    private static Instant ActBy(Obligation duty) => duty.ActBy ?? Instant.MaxValue;
}

/// <summary>What of the duties of a case would be otherwise; each list by act-by, those without a time last.</summary>
/// <param name="Starts">Those that would be open and are not, or would have to be met earlier.</param>
/// <param name="Later">Those that would have to be met later.</param>
/// <param name="Ends">Those that are open and would be no more: met, or without what they rest on.</param>
public sealed record DutiesChange(IReadOnlyList<Obligation> Starts, IReadOnlyList<Obligation> Later, IReadOnlyList<Obligation> Ends)
{
    /// <summary>Nothing would be otherwise.</summary>
    public static DutiesChange None { get; } = new([], [], []);

    /// <summary>Whether anything would.</summary>
    public bool Any => Starts.Count + Later.Count + Ends.Count > 0;
}
