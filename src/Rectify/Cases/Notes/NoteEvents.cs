using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Canonical;

namespace Rectify.Cases.Notes;

/// <summary>
/// What events of notes share. They are about the note and not about its case, so that no proof of the case has them, and what it says stands in none.
/// That there is a privileged note is known to its legal circle alone.
/// </summary>
internal static class NoteEvents
{
    public static Subject Subject(CaseNoteId id) => new("note", id.Value);

    public static Id? GroupOf(Case about, CaseNote note) => note.IsPrivileged ? note.AccessGroup : about.AccessGroup;
}

/// <summary>A note was written.</summary>
internal sealed record NoteWritten(Case Case, CaseNote Note) : IEvent
{
    public string Type => "note.written";

    public int Version => 1;

    public Subject Subject => NoteEvents.Subject(Note.Id);

    public Id? AccessGroup => NoteEvents.GroupOf(Case, Note);

    public void WritePayload(CanonicalWriter json) => json.Member("case", Case.Id.ToString()).Member("privileged", Note.IsPrivileged);
}

/// <summary>A note was said anew.</summary>
internal sealed record NoteEdited(Case Case, CaseNote Note) : IEvent
{
    public string Type => "note.edited";

    public int Version => 1;

    public Subject Subject => NoteEvents.Subject(Note.Id);

    public Id? AccessGroup => NoteEvents.GroupOf(Case, Note);

    public void WritePayload(CanonicalWriter json) => json.Member("case", Case.Id.ToString()).Member("number", Note.Texts.Count + 1);
}

/// <summary>People were named who alone read what is privileged in a case.</summary>
internal sealed record LegalCircleNamed(Case Case, Id Circle, IReadOnlyList<PersonId> People) : IEvent
{
    public string Type => "legalCircle.named";

    public int Version => 1;

    public Subject Subject => new("legal-circle", Circle);

    public Id? AccessGroup => Circle;

    public void WritePayload(CanonicalWriter json) => json.Member("case", Case.Id.ToString()).Texts("people", People.Select(person => person.ToString()));
}
