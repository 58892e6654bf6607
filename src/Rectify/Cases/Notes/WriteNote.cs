using Rectify.Alerts.Messages;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Notes;

/// <summary>Writes a comment into a case, or a privileged note for its legal circle. Whoever is mentioned is told.</summary>
/// <param name="Case">The case.</param>
/// <param name="Body">What it says, 1 to 20,000 characters; <c>@</c> and a name mentions somebody who may read it.</param>
/// <param name="IsPrivileged">Whether only the legal circle reads it; whoever writes it must be in it.</param>
public sealed record WriteNote(CaseId Case, string Body, bool IsPrivileged = false) : ICommand<CaseNoteId>
{
    /// <summary>What a note may have.</summary>
    public const int Limit = 20_000;

    /// <summary>Whoever works on cases.</summary>
    internal static Permitted Writers { get; } =
        Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Approver, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public Permitted By => Writers;

    /// <inheritdoc />
    public async Task<Result<CaseNoteId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await CaseStore.FindAsync(session, Case, cancellationToken) is not { } about) return CaseProblems.Unknown;
        Id? circle = null;
        if (IsPrivileged)
        {
            circle = await NoteStore.CircleAsync(session, Case, cancellationToken);
            if (circle is null) return NoteProblems.NotInTheCircle;
        }
        var note = new CaseNote
        {
            Id = new(change.NewId()), Case = Case, IsPrivileged = IsPrivileged, AccessGroup = circle, WrittenBy = change.Actor.Who,
            Texts = [new(StoredText.Clean(Body.ReplaceLineEndings("\n")), change.Now)],
        };
        if (!(await MentionedAsync(change, note, Body, cancellationToken)).Succeeded(out var mentioned, out var problems)) return problems;
        await NoteStore.AddAsync(session, note, cancellationToken);
        await change.RecordAsync(new NoteWritten(about, note), cancellationToken);
        await TellAsync(change, about, note, mentioned, cancellationToken);
        return note.Id;
    }

    /// <summary>Who is mentioned, or what is wrong with the text: mentioning somebody who may not read it is refused.</summary>
    internal static async Task<Result<IReadOnlyList<PersonId>>> MentionedAsync(Change change, CaseNote note, string body, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(string.IsNullOrWhiteSpace(body), TextProblems.Missing(CaseTexts.Note));
        problems.AddIf(body.Length > Limit, TextProblems.TooLong(CaseTexts.Note, Limit));
        if (problems.Any) return problems;
        var people = Mentions.In(body, await PersonStore.ListAsync(change.Session, cancellationToken), out var ambiguous);
        foreach (var name in ambiguous) problems.Add(NoteProblems.Ambiguous(name));
        foreach (var person in people)
            problems.AddIf(
                !await CaseStore.IsSeenByAsync(change.Session, note.Case, person.Id, cancellationToken)
                || (note.IsPrivileged && !await NoteStore.IsInCircleAsync(change.Session, note.Case, person.Id, cancellationToken)),
                NoteProblems.MayNotRead(person.Name));
        return problems.Any ? problems : people.Select(person => person.Id).ToList();
    }

    internal static async Task TellAsync(Change change, Case about, CaseNote note, IEnumerable<PersonId> mentioned, CancellationToken cancellationToken)
    {
        foreach (var person in mentioned.Except(note.Mentions))
        {
            await NoteStore.AddMentionAsync(change.Session, note.Id, person, cancellationToken);
            if (person.ToString() != change.Actor.Who) await about.Notice(NoticeKind.Mentioned).TellAsync(change, person, cancellationToken);
        }
    }
}

/// <summary>Says a note anew; what it said before stays beside it. Only whoever wrote it may.</summary>
/// <param name="Note">The note.</param>
/// <param name="Body">What it says from now on.</param>
public sealed record EditNote(CaseNoteId Note, string Body) : ICommand<Done>
{
    private const int Most = 100;

    /// <inheritdoc />
    public Permitted By => WriteNote.Writers;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await NoteStore.FindAsync(change.Session, Note, cancellationToken) is not { } note) return NoteProblems.Unknown;
        if (await CaseStore.FindAsync(change.Session, note.Case, cancellationToken) is not { } about) return NoteProblems.Unknown;
        if (note.WrittenBy != change.Actor.Who) return NoteProblems.NotYours;
        if (note.Texts.Count >= Most) return NoteProblems.TooManyEdits(Most);
        if (!(await WriteNote.MentionedAsync(change, note, Body, cancellationToken)).Succeeded(out var mentioned, out var problems)) return problems;
        await NoteStore.AddTextAsync(change.Session, Note, note.Texts.Count + 1, new(StoredText.Clean(Body.ReplaceLineEndings("\n")), change.Now), cancellationToken);
        await change.RecordAsync(new NoteEdited(about, note), cancellationToken);
        await WriteNote.TellAsync(change, about, note, mentioned, cancellationToken);
        return new Done();
    }
}
