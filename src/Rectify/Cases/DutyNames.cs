using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>What people call the rules and recipients of duties that are kept.</summary>
/// <param name="rules">The rules in use.</param>
public sealed class DutyNames(RuleBook rules)
{
    private readonly ILookup<string, Rule> byId = rules.Rules.ToLookup(rule => rule.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Text> parties = new(StringComparer.Ordinal);

    /// <summary>The rule in the version that the duty was computed with; null when it is not in use any more.</summary>
    public Rule? RuleOf(KeptDuty duty) => byId[duty.Rule].FirstOrDefault(rule => rule.Version == duty.RuleVersion) ?? byId[duty.Rule].LastOrDefault();

    /// <summary>The recipient as the rules name it, or the party behind it by its own name.</summary>
    public async Task<Text> RecipientAsync(ReadSession session, KeptDuty duty, CancellationToken cancellationToken)
    {
        if (RuleOf(duty)?.Recipients.FirstOrDefault(recipient => recipient.Id == duty.Recipient) is { } named) return ClocksTexts.Of(named.Name);
        if (parties.TryGetValue(duty.Recipient, out var known)) return known;
        var party = Id.TryParse(duty.Recipient, out var id) ? await OrganisationStore.FindAsync(session, new OrganisationId(id), cancellationToken) : null;
        return parties[duty.Recipient] = Text.Same(party?.Name ?? duty.Recipient);
    }
}
