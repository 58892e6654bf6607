using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Inventory;

/// <summary>Says something else of a system; what was said before stays in the log. Who operates it stays.</summary>
/// <param name="System">Which.</param>
/// <param name="Name">1 to 200 characters, free among the operator's systems.</param>
/// <param name="OperatedIn">Where it is operated: ISO 3166-1 alpha-2 in capitals, or <c>EU</c>.</param>
/// <param name="Exposure">From where it can be reached.</param>
/// <param name="ProtectionLevel">Its level under China's Multi-Level Protection Scheme, 1 to 5, when it has one.</param>
/// <param name="CriticalInfrastructure">Whether it was designated as critical infrastructure.</param>
public sealed record EditSystem(
    SystemId System, string Name, IReadOnlyList<string> OperatedIn, Exposure Exposure, int? ProtectionLevel, bool CriticalInfrastructure) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await SystemStore.FindAsync(change.Session, System, cancellationToken) is not { } known) return InventoryProblems.SystemUnknown;
        var problems = new Problems();
        Names.Check(problems, Name);
        Names.CheckMarkets(problems, OperatedIn);
        problems.AddIf(ProtectionLevel is < 1 or > 5, InventoryProblems.ProtectionLevelUnknown);
        problems.AddIf(
            await SystemStore.FindByNameAsync(change.Session, known.Operator, Name, cancellationToken) is { } other && other.Id != System,
            InventoryProblems.NameTaken(Name.Trim()));
        if (problems.Any) return problems;

        var now = known with
        {
            Name = Name.Trim(), OperatedIn = Names.Sorted(OperatedIn), Exposure = Exposure, ProtectionLevel = ProtectionLevel, CriticalInfrastructure = CriticalInfrastructure,
        };
        if (now.SaysTheSame(known)) return new Done();
        await SystemStore.PutAsync(change.Session, now, cancellationToken);
        await change.RecordAsync(new SystemEdited(now), cancellationToken);
        return new Done();
    }
}
