using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Alerts.Rotas;

/// <summary>Leaves a note to whoever is on duty next; they get it with the message that their turn begins.</summary>
/// <param name="Rota">The rota.</param>
/// <param name="Note">1 to 4,000 characters.</param>
public sealed record NoteHandover(RotaId Rota, string Note) : ICommand<Done>
{
    private const int Limit = 4_000;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator, PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await RotaStore.FindAsync(change.Session, Rota, change.Now, cancellationToken) is null) return AlarmProblems.RotaUnknown;
        var (note, problems) = (StoredText.Clean(Note.Trim()), new Problems());
        problems.AddIf(note.Length == 0, TextProblems.Missing(AlarmTexts.Note));
        problems.AddIf(note.Length > Limit, TextProblems.TooLong(AlarmTexts.Note, Limit));
        if (problems.Any) return problems;
        await RotaStore.AddHandoverAsync(change.Session, change.NewId(), Rota, new Handover(note, change.Actor.Who, change.Now), cancellationToken);
        await change.RecordAsync(new HandoverNoted(Rota, note), cancellationToken);
        return new Done();
    }
}
