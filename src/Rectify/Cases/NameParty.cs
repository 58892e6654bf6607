using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases;

/// <summary>Says who stands behind a recipient that is several: each upstream project by its own name gets its own row.</summary>
/// <param name="Case">The case.</param>
/// <param name="Recipient">The recipient's id in the rules, for example <c>upstream</c>.</param>
/// <param name="Organisation">Who.</param>
public sealed record NameParty(CaseId Case, string Recipient, OrganisationId Organisation) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        var problems = new Problems();
        problems.AddIf(string.IsNullOrWhiteSpace(Recipient), CaseProblems.RecipientMissing);
        problems.AddIf(Recipient.Length > Names.Limit, CaseProblems.TooLong(CaseTexts.Name, Names.Limit));
        problems.AddIf(await OrganisationStore.FindAsync(change.Session, Organisation, cancellationToken) is null, CaseProblems.OrganisationUnknown);
        if (problems.Any) return problems;
        var recipient = StoredText.Clean(Recipient);
        await CaseStore.AddPartyAsync(change.Session, Case, recipient, Organisation, cancellationToken);
        await change.RecordAsync(new PartyNamed(found, recipient, Organisation), cancellationToken);
        return new Done();
    }
}
