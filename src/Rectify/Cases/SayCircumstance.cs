using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Cases;

/// <summary>Answers a question on which rules turn. The last word counts; the earlier ones stay in the ledger.</summary>
/// <param name="Case">The case.</param>
/// <param name="Circumstance">Which circumstance; the answer must be one that it takes.</param>
/// <param name="Answer">Yes, no, a word of the circumstance, or a whole number.</param>
/// <param name="Reason">How it is known; 1 to 2,000 characters.</param>
public sealed record SayCircumstance(CaseId Case, Circumstance Circumstance, string Answer, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        if (!Circumstance.Accepts(Answer)) problems.Add(CaseProblems.NoSuchAnswer(Answer, Circumstance));
        if (problems.Any) return problems;
        var reason = StoredText.Clean(Reason);
        await CaseStore.AddCircumstanceAsync(change.Session, change.NewId(), Case, Circumstance.Id, Answer, reason, change.Now, cancellationToken);
        await change.RecordAsync(new CircumstanceSaid(found, Circumstance.Id, Answer, reason), cancellationToken);
        return new Done();
    }
}
