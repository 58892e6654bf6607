using Rectify.Cases.Access;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Files;

/// <summary>
/// Takes a file of a case out, as it came. Of a closed case, and of exploit material, the ledger notes it: once a person, file and session.
/// </summary>
/// <param name="File">The file.</param>
/// <param name="Via">The session, or the token, that it is taken in.</param>
public sealed record TakeFile(CaseFileId File, string Via) : ICommand<TakenCaseFile>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Approver, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<TakenCaseFile>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseFileStore.FindAsync(change.Session, File, cancellationToken) is not { } file) return CaseFileProblems.Unknown;
        if (await CaseStore.FindAsync(change.Session, file.Case, cancellationToken) is not { } about) return CaseFileProblems.Unknown;
        if (file.ErasedAt is not null) return CaseFileProblems.Erased;
        var bytes = await Storage.Files.FileStore.ReadAsync(change.Session, file.Sha256, cancellationToken);
        if (about.IsClosed || file.IsExploit)
            await ReadingStore.NoteAsync(change, CaseEvents.Subject(about.Id), $"file/{File}", Via, new FileTaken(about, file, Via), cancellationToken);
        return new TakenCaseFile(file, file.OutgoingName(about), bytes);
    }
}

/// <summary>A file that was taken out.</summary>
/// <param name="File">The file.</param>
/// <param name="OutgoingName">What it is called where it leaves.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record TakenCaseFile(CaseFile File, string OutgoingName, ReadOnlyMemory<byte> Bytes);
