using System.Security.Cryptography;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Ledger;
using Rectify.Proof.Canonical;
using Rectify.Scanning.Packages;

namespace Rectify.Inventory;

/// <summary>A product was registered.</summary>
internal sealed record ProductRegistered(Product Product) : IEvent
{
    public string Type => "product.registered";

    public int Version => Product.Purl is null ? 1 : 2;

    public Subject Subject => new("product", Product.Id.Value);

    public void WritePayload(CanonicalWriter json) => Write(json, Product);

    /// <summary>All that is said of a product.</summary>
    internal static void Write(CanonicalWriter json, Product product)
    {
        json.Member("name", product.Name);
        json.Member("provider", product.Provider.ToString());
        json.Member("markets", Names.Join(product.Markets));
        if (product.Class is { } known) json.Member("class", Words.Of(known));
        if (product.SupportEndsOn is { } day) json.Member("supportEndsOn", LocalDatePattern.Iso.Format(day));
        if (product.Purl is { } purl) json.Member("purl", purl.ToString());
    }
}

/// <summary>Something else is said of a product than before.</summary>
internal sealed record ProductEdited(Product Product) : IEvent
{
    public string Type => "product.edited";

    public int Version => 1;

    public Subject Subject => new("product", Product.Id.Value);

    public void WritePayload(CanonicalWriter json) => ProductRegistered.Write(json, Product);
}

/// <summary>It was said which package a product is to others.</summary>
internal sealed record ProductPurlNamed(ProductId Product, PackageUrl Purl) : IEvent
{
    public string Type => "product.purlNamed";

    public int Version => 1;

    public Subject Subject => new("product", Product.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("purl", Purl.ToString());
}

/// <summary>A release was registered.</summary>
internal sealed record ReleaseRegistered(Release Release) : IEvent
{
    public string Type => "release.registered";

    public int Version => 1;

    public Subject Subject => new("release", Release.Id.Value);

    public void WritePayload(CanonicalWriter json) => Write(json, Release);

    /// <summary>All that is said of a release.</summary>
    internal static void Write(CanonicalWriter json, Release release)
    {
        json.Member("product", release.Product.ToString());
        json.Member("version", release.Version);
        if (release.ReleasedOn is { } day) json.Member("releasedOn", LocalDatePattern.Iso.Format(day));
    }
}

/// <summary>Something else is said of a release than before.</summary>
internal sealed record ReleaseEdited(Release Release) : IEvent
{
    public string Type => "release.edited";

    public int Version => 1;

    public Subject Subject => new("release", Release.Id.Value);

    public void WritePayload(CanonicalWriter json) => ReleaseRegistered.Write(json, Release);
}

/// <summary>A system was registered.</summary>
internal sealed record SystemRegistered(OperatedSystem System) : IEvent
{
    public string Type => "system.registered";

    public int Version => 1;

    public Subject Subject => new("system", System.Id.Value);

    public void WritePayload(CanonicalWriter json) => Write(json, System);

    /// <summary>All that is said of a system.</summary>
    internal static void Write(CanonicalWriter json, OperatedSystem system)
    {
        json.Member("name", system.Name);
        json.Member("operator", system.Operator.ToString());
        json.Member("operatedIn", Names.Join(system.OperatedIn));
        json.Member("exposure", Words.Of(system.Exposure));
        if (system.ProtectionLevel is { } level) json.Member("protectionLevel", level);
        json.Member("criticalInfrastructure", system.CriticalInfrastructure);
    }
}

/// <summary>Something else is said of a system than before.</summary>
internal sealed record SystemEdited(OperatedSystem System) : IEvent
{
    public string Type => "system.edited";

    public int Version => 1;

    public Subject Subject => new("system", System.Id.Value);

    public void WritePayload(CanonicalWriter json) => SystemRegistered.Write(json, System);
}

/// <summary>An organisation was given a role for an asset.</summary>
internal sealed record RoleAssigned(AssetId Asset, AssetRole Role) : IEvent
{
    public string Type => "role.assigned";

    public int Version => 1;

    public Subject Subject => Asset.ToSubject();

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("organisation", Role.Organisation.ToString());
        json.Member("role", Words.Of(Role.Role));
    }
}

/// <summary>What is in an asset was recorded; the hash covers the version ids and the places, as they are stored.</summary>
internal sealed record ComponentsIngested(AssetId Asset, Ingested Ingested, byte[] Versions, byte[] Places) : IEvent
{
    public string Type => "components.ingested";

    public int Version => 1;

    public Subject Subject => Asset.ToSubject();

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("components", Ingested.Components);
        json.Member("occurrences", Ingested.Occurrences);
        json.Member("unread", Ingested.Unread);
        json.Member("versionsHash", Convert.ToHexStringLower(SHA256.HashData(Versions)));
        json.Member("placesHash", Convert.ToHexStringLower(SHA256.HashData(Places)));
    }
}
