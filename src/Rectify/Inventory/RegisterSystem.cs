using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Inventory;

/// <summary>Registers a system under the legal entity that operates it.</summary>
/// <param name="Name">1 to 200 characters, free among the operator's systems.</param>
/// <param name="Operator">Who operates it.</param>
/// <param name="OperatedIn">Where it is operated: ISO 3166-1 alpha-2 in capitals, or <c>EU</c>.</param>
/// <param name="Exposure">From where it can be reached.</param>
/// <param name="ProtectionLevel">Its level under China's Multi-Level Protection Scheme, 1 to 5, when it has one.</param>
/// <param name="CriticalInfrastructure">Whether it was designated as critical infrastructure.</param>
public sealed record RegisterSystem(
    string Name,
    OrganisationId Operator,
    IReadOnlyList<string> OperatedIn,
    Exposure Exposure = Exposure.Unknown,
    int? ProtectionLevel = null,
    bool CriticalInfrastructure = false) : ICommand<SystemId>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<SystemId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        Names.Check(problems, Name);
        Names.CheckMarkets(problems, OperatedIn);
        problems.AddIf(ProtectionLevel is < 1 or > 5, InventoryProblems.ProtectionLevelUnknown);
        problems.AddIf(
            await OrganisationStore.FindAsync(change.Session, Operator, cancellationToken) is null, InventoryProblems.OrganisationUnknown);
        problems.AddIf(
            await SystemStore.FindByNameAsync(change.Session, Operator, Name, cancellationToken) is not null, InventoryProblems.NameTaken(Name.Trim()));
        if (problems.Any) return problems;

        var system = new OperatedSystem(
            new SystemId(change.NewId()), Name.Trim(), Operator, Names.Sorted(OperatedIn), Exposure, ProtectionLevel, CriticalInfrastructure);
        await SystemStore.AddAsync(change.Session, [system], cancellationToken);
        await change.RecordAsync(new SystemRegistered(system), cancellationToken);
        return system.Id;
    }
}
