using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Accounts;

/// <summary>Gives new recovery codes for those that there are; they are in the answer and nowhere else, ever.</summary>
public sealed record RenewRecoveryCodes(PersonId Person) : ICommand<IReadOnlyList<string>>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<IReadOnlyList<string>>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!AccountProblems.IsOwn(change, Person)) return AccountProblems.NotThere;
        if ((await AccountStore.FindAsync(change.Session, Person, cancellationToken))?.Password is null) return AccountProblems.NoPassword;
        var codes = await DoAsync(change, Person, cancellationToken);
        await change.RecordAsync(new SignInChanged(Person, SignInChange.CodesRenewed), cancellationToken);
        return new Result<IReadOnlyList<string>>.Success(codes);
    }

    internal static async Task<IReadOnlyList<string>> DoAsync(Change change, PersonId person, CancellationToken cancellationToken)
    {
        List<string> codes = [.. Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.Make(change.Fill))];
        await AccountStore.SetCodesAsync(change.Session, person, codes, cancellationToken);
        return codes;
    }
}
