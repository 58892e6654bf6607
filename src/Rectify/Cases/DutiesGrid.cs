using NodaTime;
using Rectify.Clocks.Evaluation;

namespace Rectify.Cases;

/// <summary>The duties of a case, one row a recipient, so that a forgotten one stays visible though ten others are done.</summary>
public static class DutiesGrid
{
    /// <summary>The rows by conservative deadline, those without a number after them, then by name; last those of which people said that nothing applies.</summary>
    public static IReadOnlyList<DutyRow> Of(CaseAnswer answer, IReadOnlyCollection<ReadyText> ready) =>
        [.. answer.Evaluation.Obligations
            .Where(duty => duty.IsOpen || duty.State == ObligationState.Met)
            .GroupBy(duty => duty.Recipient, StringComparer.Ordinal)
            .Select(duties => Row(answer, [.. duties], ready))
            .OrderBy(row => row.NotApplicable is not null)
            .ThenBy(row => row.Conservative ?? Instant.MaxValue)
            .ThenBy(row => row.Name.English, StringComparer.Ordinal)];

    private static DutyRow Row(CaseAnswer answer, IReadOnlyList<Obligation> duties, IReadOnlyCollection<ReadyText> ready)
    {
        var next = duties.FirstOrDefault(duty => duty.IsOpen && answer.NotApplicableTo(duty) is null) ?? duties.FirstOrDefault(duty => duty.IsOpen) ?? duties[^1];
        var held = answer.Holds.Where(hold => hold.Recipient == next.Recipient && hold.Holds).Select(hold => hold.Hit.Conflict.Id);
        return new DutyRow(
            next.Recipient, answer.NameOf(next), duties, next, [.. held], ready.Contains(new ReadyText(next.Recipient, next.Rule.Stage)))
        {
            Owner = answer.OwnerOf(next)?.Person,
            NotApplicable = next.IsOpen ? answer.NotApplicableTo(next) : null,
        };
    }
}
