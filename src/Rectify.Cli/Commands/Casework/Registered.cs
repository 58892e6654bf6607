using System.Collections.Immutable;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Orders;
using Rectify.Parties;

namespace Rectify.Cli.Commands.Casework;

/// <summary>Organisations by name: the one that is registered, or a new one. It all happens in the transaction of the command that needs it.</summary>
internal static class Registered
{
    public static async Task<Result<OrganisationId>> AsAsync(
        Change change, OrganisationKind kind, string name, string? country, CancellationToken cancellationToken) =>
        await OrganisationStore.FindByNameAsync(change.Session, kind, name, cancellationToken) is { } known
            ? known.Id
            : await new RegisterOrganisation(kind, name, country).ExecuteAsync(change, cancellationToken);
}

/// <summary>Registers a person, and their legal entity when it is not registered yet.</summary>
internal sealed record AddPerson(string Name, string Entity, string Place, ImmutableArray<PersonRole> Roles) : ICommand<PersonId>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<PersonId>> ExecuteAsync(Change change, CancellationToken cancellationToken) =>
        (await Registered.AsAsync(change, OrganisationKind.Own, Entity, Place, cancellationToken)).Succeeded(out var entity, out var problems)
            ? await new RegisterPerson(Name, entity, Place, Roles).ExecuteAsync(change, cancellationToken)
            : problems;
}

/// <summary>Takes in an order whose issuer and addressee are named; either is registered when it is not yet.</summary>
internal sealed record TakeInOrder(
    string Number, string Issuer, string Addressee, Occurrence ServedAt, LocalDate RectifyBy, LocalDate? ReplyBy, string LegalBasis, byte[] Sheet, string SheetName)
    : ICommand<OrderId>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<OrderId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!(await Registered.AsAsync(change, OrganisationKind.Authority, Issuer, null, cancellationToken)).Succeeded(out var issuer, out var problems)) return problems;
        if (!(await Registered.AsAsync(change, OrganisationKind.Own, Addressee, null, cancellationToken)).Succeeded(out var addressee, out problems)) return problems;
        return await new ImportOrder(Number, issuer, addressee, ServedAt, RectifyBy, Sheet, SheetName) { ReplyBy = ReplyBy, LegalBasis = LegalBasis }
            .ExecuteAsync(change, cancellationToken);
    }
}
