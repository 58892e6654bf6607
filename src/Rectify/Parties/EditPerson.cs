using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>
/// Says something else of one of our people. Legal entity and place decide at once what they see: a case that is kept to others is closed to them from then
/// on.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="LegalEntity">An organisation of kind <see cref="OrganisationKind.Own"/>.</param>
/// <param name="Place">ISO 3166-1 alpha-2 in capitals.</param>
public sealed record EditPerson(PersonId Person, string Name, OrganisationId LegalEntity, string Place) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await PersonStore.FindAsync(change.Session, Person, cancellationToken) is not { } known) return PersonProblems.NotFound(Person);
        var problems = new Problems();
        var name = await RegisterPerson.CheckAsync(problems, change.Session, Name, LegalEntity, Place, cancellationToken);
        if (problems.Any) return problems;

        var now = known with { Name = name, LegalEntity = LegalEntity, Place = Place };
        if (now == known) return new Done();
        await PersonStore.EditAsync(change.Session, now, cancellationToken);
        await change.RecordAsync(new PersonEdited(now), cancellationToken);
        return new Done();
    }
}
