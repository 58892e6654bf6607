using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Access;

/// <summary>
/// Notes that a person opened a closed case: once in each session, whatever of it they look at. Of an open case there is nothing to note.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Via">The session, or the token, that it was opened in.</param>
public sealed record OpenClosedCase(CaseId Case, string Via) : ICommand<Done>
{
    private const string Whole = "case";

    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <summary>Whether somebody who looks at a case has to run this first.</summary>
    public static async Task<bool> IsDueAsync(ReadSession session, Case found, string reader, string via, CancellationToken cancellationToken) =>
        found.IsClosed && !await ReadingStore.IsNotedAsync(session, CaseEvents.Subject(found.Id), Whole, reader, via, cancellationToken);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        if (found.IsClosed) await ReadingStore.NoteAsync(change, CaseEvents.Subject(Case), Whole, Via, new CaseRead(found, Whole, Via), cancellationToken);
        return new Done();
    }
}
