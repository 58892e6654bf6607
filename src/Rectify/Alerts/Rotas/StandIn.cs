using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Alerts.Rotas;

/// <summary>Puts a person in the place of whoever would be on duty, for a while: a swap, a holiday, an illness.</summary>
/// <param name="Rota">The rota.</param>
/// <param name="Person">Who is on duty instead.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when, not included; in the future.</param>
public sealed record StandIn(RotaId Rota, PersonId Person, Instant From, Instant Until) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator, PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await RotaStore.FindAsync(change.Session, Rota, change.Now, cancellationToken) is null) return AlarmProblems.RotaUnknown;
        var problems = new Problems();
        problems.AddIf(await PersonStore.FindAsync(change.Session, Person, cancellationToken) is null, AlarmProblems.PersonUnknown);
        problems.AddIf(From >= Until || Until <= change.Now, AlarmProblems.TimesUnfit);
        if (problems.Any) return problems;
        var added = new Substitution(Person, From, Until);
        await RotaStore.AddSubstitutionAsync(change.Session, change.NewId(), Rota, added, cancellationToken);
        await change.RecordAsync(new PersonStandsIn(Rota, added), cancellationToken);
        return new Done();
    }
}
