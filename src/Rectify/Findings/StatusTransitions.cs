using Rectify.Foundation;
using Rectify.Parties;
using static Rectify.Findings.FindingStatus;
using static Rectify.Foundation.PersonRole;

namespace Rectify.Findings;

/// <summary>What may follow a status, and who may say so. That a status fits what the finding is of is asked apart.</summary>
public static class StatusTransitions
{
    /// <summary>The table.</summary>
    public static Transitions<FindingStatus> Table { get; } = new(
        (UnderInvestigation, Affected, [Analyst, Manager]),
        (UnderInvestigation, NotAffected, [Analyst, Manager]),
        (UnderInvestigation, Fixed, [Analyst, Manager]),
        (Affected, UnderInvestigation, [Analyst, Manager]),
        (Affected, Fixed, [Analyst, Manager]),
        // "Affected" that turns out wrong was perhaps told to others: only a manager takes it back.
        (Affected, NotAffected, [Manager]),
        // A better justification for the same status.
        (NotAffected, NotAffected, [Analyst, Manager]),
        (NotAffected, UnderInvestigation, [Analyst, Manager]),
        (NotAffected, Affected, [Analyst, Manager]),
        // The fix did not hold.
        (Fixed, UnderInvestigation, [Analyst, Manager]),
        (Fixed, Affected, [Analyst, Manager]),
        // Of weaknesses. To live with one is for whoever answers for it.
        (Open, RiskAccepted, [Manager]),
        (Open, FalsePositive, [Analyst, Manager]),
        (Open, Fixed, [Analyst, Manager]),
        // Another reason or another end for the same status.
        (RiskAccepted, RiskAccepted, [Manager]),
        (RiskAccepted, Open, [Analyst, Manager]),
        (RiskAccepted, FalsePositive, [Manager]),
        (RiskAccepted, Fixed, [Analyst, Manager]),
        (FalsePositive, FalsePositive, [Analyst, Manager]),
        (FalsePositive, Open, [Analyst, Manager]),
        (Fixed, Open, [Analyst, Manager]));
}
