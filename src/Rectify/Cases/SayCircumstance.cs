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
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        if (!Circumstance.Accepts(Answer)) problems.Add(CaseProblems.NoSuchAnswer(Answer, Circumstance));
        if (problems.Any) return problems;
        await AddAsync(change, found, Circumstance.Id, Answer, Reason, cancellationToken);
        return new Done();
    }

    /// <summary>Adds the answer and its event, for a command that has checked it or knows it to be one.</summary>
    internal static async Task AddAsync(Change change, Case found, string circumstance, string answer, string reason, CancellationToken cancellationToken)
    {
        var clean = StoredText.Clean(reason);
        await CaseStore.AddCircumstanceAsync(change.Session, change.NewId(), found.Id, circumstance, answer, clean, change.Now, cancellationToken);
        await change.RecordAsync(new CircumstanceSaid(found, circumstance, answer, clean), cancellationToken);
    }
}
