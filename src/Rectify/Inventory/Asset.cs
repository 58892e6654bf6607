namespace Rectify.Inventory;

/// <summary>A release or a system with the roles that organisations hold for it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it: <c>Gateway 4.2</c>.</param>
/// <param name="Markets">The jurisdictions in which it is made available or operated.</param>
/// <param name="Roles">Who is what to it.</param>
public abstract record Asset(AssetId Id, string Name, IReadOnlyList<string> Markets, IReadOnlyList<AssetRole> Roles)
{
    /// <summary>A release of a product.</summary>
    public sealed record OfRelease(Product Product, Release Release, IReadOnlyList<AssetRole> Roles)
        : Asset(Release.Id, $"{Product.Name} {Release.Version}", Product.Markets, Roles);

    /// <summary>A system that is operated.</summary>
    public sealed record OfSystem(OperatedSystem System, IReadOnlyList<AssetRole> Roles)
        : Asset(System.Id, System.Name, System.OperatedIn, Roles);
}

/// <summary>A release or a system by its name alone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it: <c>Gateway 4.2</c>.</param>
public sealed record NamedAsset(AssetId Id, string Name);
