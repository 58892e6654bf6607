using Rectify.Cases.Duties;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cases;

/// <summary>What follows from a case at one instant: computed, never stored as truth.</summary>
/// <param name="Case">The case.</param>
/// <param name="Evaluation">Its obligations and conflicts, with the versions that they were computed with.</param>
/// <param name="Holds">The release holds by recipient and conflict, the decided ones included.</param>
/// <param name="PartyNames">The names of the parties that stand for a recipient, by their id.</param>
public sealed record CaseAnswer(
    Case Case, Evaluation Evaluation, IReadOnlyList<ReleaseHold> Holds, IReadOnlyDictionary<string, string> PartyNames)
{
    /// <summary>Whether a release to this recipient is held.</summary>
    public bool IsHeld(string recipient) => Holds.Any(hold => hold.Recipient == recipient && hold.Holds);

    /// <summary>Who sees to its duties.</summary>
    public IReadOnlyList<DutyOwner> Owners { get; init; } = [];

    /// <summary>What people said at this instant does not apply.</summary>
    public IReadOnlyList<NotApplicable> NotApplicable { get; init; } = [];

    /// <summary>The case of which this one is a duplicate: what happened here counts there. Null when it is none.</summary>
    public CaseId? CarriedBy { get; init; }

    /// <summary>Who sees to an obligation; null when nobody was assigned it.</summary>
    public DutyOwner? OwnerOf(Obligation obligation) => Owners.FirstOrDefault(owner => owner.Rule == obligation.RuleId && owner.Recipient == obligation.Recipient);

    /// <summary>That a person said that the rule of an obligation does not bind; null when nobody did.</summary>
    public NotApplicable? NotApplicableTo(Obligation obligation) => NotApplicable.LastOrDefault(said => said.IsOf(obligation));

    /// <summary>What people call the recipient of an obligation.</summary>
    public Text NameOf(Obligation obligation) =>
        PartyNames.TryGetValue(obligation.Recipient, out var party) ? Text.Same(party) : ClocksTexts.Of(obligation.To.Name);
}
