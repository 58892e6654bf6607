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

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("name", Product.Name);
        json.Member("provider", Product.Provider.ToString());
        json.Member("markets", Names.Join(Product.Markets));
        if (Product.Class is { } known) json.Member("class", Words.Of(known));
        if (Product.SupportEndsOn is { } day) json.Member("supportEndsOn", LocalDatePattern.Iso.Format(day));
        if (Product.Purl is { } purl) json.Member("purl", purl.ToString());
    }
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

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("product", Release.Product.ToString());
        json.Member("version", Release.Version);
        if (Release.ReleasedOn is { } day) json.Member("releasedOn", LocalDatePattern.Iso.Format(day));
    }
}

/// <summary>A system was registered.</summary>
internal sealed record SystemRegistered(OperatedSystem System) : IEvent
{
    public string Type => "system.registered";

    public int Version => 1;

    public Subject Subject => new("system", System.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("name", System.Name);
        json.Member("operator", System.Operator.ToString());
        json.Member("operatedIn", Names.Join(System.OperatedIn));
        json.Member("exposure", Words.Of(System.Exposure));
        if (System.ProtectionLevel is { } level) json.Member("protectionLevel", level);
        json.Member("criticalInfrastructure", System.CriticalInfrastructure);
    }
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
