using NodaTime.Text;
using Rectify.Cases.Notes;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Retention;

/// <summary>
/// Comments and privileged notes of cases whose handling has ended, from when they were last said anew if that is later: the whole note goes, what it said before and
/// whom it mentions too. The events stay, which never had a word of it; no hash of it is written, for a short text would be found by guessing.
/// </summary>
internal sealed class ErasableCaseNotes : ErasableArea
{
    public override RetentionArea Area => RetentionArea.CaseNotes;

    internal override async Task<DueOnes> DueAsync(ReadSession session, Keeping keeping, int count, CancellationToken cancellationToken)
    {
        if (keeping.Before is not { } before) return DueOnes.None;
        var notes = await NoteStore.OfEndedAsync(session, before, count, cancellationToken);
        var cases = await EndedCases.ReadAsync(session, notes.Select(note => note.Case), areEvidence: false, cancellationToken);
        return new([.. notes.Select(note => Of(note, cases, keeping)).OfType<DueErasure>()], notes.Count < count);
    }

    internal override async Task<DueErasure?> DueAsync(ReadSession session, Keeping keeping, Id id, CancellationToken cancellationToken) =>
        await NoteStore.FindAsync(session, new CaseNoteId(id), cancellationToken) is { } note
            ? Of(note, await EndedCases.ReadAsync(session, [note.Case], areEvidence: false, cancellationToken), keeping)
            : null;

    internal override async Task<Erased> EraseAsync(Change change, DueErasure due, CancellationToken cancellationToken)
    {
        if (await NoteStore.FindAsync(change.Session, new CaseNoteId(due.Subject.Id), cancellationToken) is not { } note
            || await CaseStore.FindAsync(change.Session, note.Case, cancellationToken) is not { } about) throw new InvalidOperationException("What is due is there.");
        await NoteStore.EraseAsync(change.Session, note.Id, cancellationToken);
        return new(Payloads: 0, [], NoteEvents.GroupOf(about, note));
    }

    private static DueErasure? Of(CaseNote note, EndedCases cases, Keeping keeping) => cases.Due(
        keeping, note.Case, note.Texts[^1].WrittenAt, about => (NoteEvents.Subject(note.Id), $"{about.Number}, {InstantPattern.General.Format(note.Texts[0].WrittenAt)}"));
}
