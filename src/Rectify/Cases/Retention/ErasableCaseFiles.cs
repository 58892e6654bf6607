using Rectify.Cases.Files;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;
using Rectify.Storage.Files;

namespace Rectify.Cases.Retention;

/// <summary>The files of cases whose handling has ended: their bytes go; that there was one, its hash and who put it in stay.</summary>
internal sealed class ErasableCaseFiles : ErasableArea
{
    public override RetentionArea Area => RetentionArea.CaseFiles;

    internal override async Task<DueOnes> DueAsync(ReadSession session, Keeping keeping, int count, CancellationToken cancellationToken)
    {
        if (keeping.Before is not { } before) return DueOnes.None;
        var files = await CaseFileStore.OfEndedAsync(session, before, count, cancellationToken);
        var cases = await EndedCases.ReadAsync(session, files.Select(file => file.Case), areEvidence: true, cancellationToken);
        return new([.. files.Select(file => Of(file, cases, keeping)).OfType<DueErasure>()], files.Count < count);
    }

    internal override async Task<DueErasure?> DueAsync(ReadSession session, Keeping keeping, Id id, CancellationToken cancellationToken) =>
        await CaseFileStore.FindAsync(session, new CaseFileId(id), cancellationToken) is { ErasedAt: null } file
            ? Of(file, await EndedCases.ReadAsync(session, [file.Case], areEvidence: true, cancellationToken), keeping)
            : null;

    internal override async Task<Erased> EraseAsync(Change change, DueErasure due, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await CaseFileStore.FindAsync(session, new CaseFileId(due.Subject.Id), cancellationToken) is not { } file
            || await CaseStore.FindAsync(session, file.Case, cancellationToken) is not { } about) throw new InvalidOperationException("What is due is there.");
        var erased = file with { ErasedAt = change.Now, ErasedWhy = due.Why };
        await CaseFileStore.EraseAsync(session, erased, cancellationToken);
        await FileStore.LetGoAsync(session, file.Sha256, cancellationToken);
        // The case's own story has it too, as it has one that a person lets go of.
        await change.RecordAsync(new FileErased(about, erased), cancellationToken);
        return new(Payloads: 0, [file.Sha256], CaseFileEvents.GroupOf(about, file));
    }

    private static DueErasure? Of(CaseFile file, EndedCases cases, Keeping keeping) =>
        cases.Due(keeping, file.Case, file.AddedAt, about => (new Subject("case-file", file.Id.Value), $"{about.Number}, {file.Name}"));
}
