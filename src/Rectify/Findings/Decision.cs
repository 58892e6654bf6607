using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Findings;

/// <summary>What a person says of a finding, and whether it may be said.</summary>
internal sealed record Decision(FindingStatus Status, VexJustification? Justification, string? Statement, Instant? Until)
{
    private const int StatementLimit = 2_000;

    /// <summary>Adds what is wrong with it whatever the finding is.</summary>
    public void Check(Problems problems, Instant now)
    {
        problems.AddIf(Status == FindingStatus.NotAffected && Justification is null, FindingProblems.JustificationMissing);
        problems.AddIf(Status != FindingStatus.NotAffected && Justification is not null, FindingProblems.JustificationNotAsked);
        problems.AddIf(Statement?.Length > StatementLimit, FindingProblems.StatementTooLong(StatementLimit));
        problems.AddIf(Status is FindingStatus.RiskAccepted or FindingStatus.FalsePositive && string.IsNullOrWhiteSpace(Statement), FindingProblems.ReasonMissing);
        problems.AddIf(!Status.Suppresses() && Until is not null, FindingProblems.EndNotAsked);
        problems.AddIf(Until <= now, FindingProblems.EndPassed);
    }

    /// <summary>Why it may not be said of this finding, or not by whoever acts; null when it may. The refusal is noted.</summary>
    public async Task<Problem?> RefusedAsync(Change change, Finding finding, CancellationToken cancellationToken)
    {
        if (!Status.Fits(finding.Weakness is not null)) return FindingProblems.NotOfThisKind(Status);
        return WhyNot(finding, await change.RolesAsync(cancellationToken)) is { } wrong ? change.Refuse(FindingProblems.Subject(finding.Id), wrong) : null;
    }

    /// <summary>The same for somebody with these roles, null for those of local mode; nothing is noted.</summary>
    public Problem? WhyNot(Finding finding, IReadOnlyCollection<PersonRole>? roles)
    {
        if (!Status.Fits(finding.Weakness is not null)) return FindingProblems.NotOfThisKind(Status);
        // What a statement says may be said by a person too: from then on it holds against other statements.
        if (finding.Said.By == SaidBy.Statement && finding.Status == Status) return null;
        var table = StatusTransitions.Table;
        if (!table.Leads(finding.Status, Status)) return FindingProblems.NotFromHere(finding.Status, Status);
        return table.Allows(finding.Status, Status, roles) ? null : FindingProblems.NotByThisRole;
    }

    /// <summary>The finding with it.</summary>
    public Finding Of(Change change, Finding finding) => finding with
    {
        Status = Status,
        Justification = Justification,
        Statement = Statement is null ? null : StoredText.Clean(Statement),
        Said = new Said(SaidBy.Person, change.Actor.Who, In: null, Until),
    };
}
