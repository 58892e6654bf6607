using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Inventory;

/// <summary>Says what an organisation is to an asset, beyond the provider of a product and the operator of a system. Saying it twice is saying it once.</summary>
public sealed record AssignRole(AssetId Asset, OrganisationId Organisation, Role Role) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var asset = await AssetStore.FindAsync(change.Session, Asset, cancellationToken);
        var problems = new Problems();
        problems.AddIf(asset is null, InventoryProblems.AssetUnknown);
        problems.AddIf(
            await OrganisationStore.FindAsync(change.Session, Organisation, cancellationToken) is null, InventoryProblems.OrganisationUnknown);
        problems.AddIf((Asset.Kind, Role) is (AssetKind.Release, Role.Provider) or (AssetKind.System, Role.Operator), InventoryProblems.RoleFollows);
        if (problems.Any) return problems;

        var role = new AssetRole(Organisation, Role);
        if (asset is not null && asset.Roles.Contains(role)) return new Done();
        await AssetStore.AddRoleAsync(change.Session, Asset, role, cancellationToken);
        await change.RecordAsync(new RoleAssigned(Asset, role), cancellationToken);
        return new Done();
    }
}
