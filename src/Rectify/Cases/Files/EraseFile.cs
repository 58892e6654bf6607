using Rectify.Cases.Retention;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Files;

/// <summary>
/// Lets go of the bytes of a file, which no preservation hold keeps; they are erased when nothing else has the same. That there was a file, its hash and who put it in stay, with the reason.
/// </summary>
/// <param name="File">The file.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record EraseFile(CaseFileId File, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseFileStore.FindAsync(change.Session, File, cancellationToken) is not { } file) return CaseFileProblems.Unknown;
        if (await CaseStore.FindAsync(change.Session, file.Case, cancellationToken) is not { } about) return CaseFileProblems.Unknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        problems.AddIf(file.ErasedAt is not null, CaseFileProblems.Erased);
        problems.AddIf(await IsHeldAsync(change, about, cancellationToken), CaseFileProblems.Held);
        if (problems.Any) return problems;
        var erased = file with { ErasedAt = change.Now, ErasedWhy = StoredText.Clean(Reason) };
        await CaseFileStore.EraseAsync(change.Session, erased, cancellationToken);
        await Storage.Files.FileStore.LetGoAsync(change.Session, file.Sha256, cancellationToken);
        await change.RecordAsync(new FileErased(about, erased), cancellationToken);
        return new Done();
    }

    /// <summary>Whether somebody preserves the case, or everything.</summary>
    private static async Task<bool> IsHeldAsync(Change change, Case about, CancellationToken cancellationToken) =>
        (await RetentionStore.StandingAsync(change.Session, change.Now, cancellationToken)).Any(hold => hold.Subject is not { } held || held == CaseEvents.Subject(about.Id));
}
