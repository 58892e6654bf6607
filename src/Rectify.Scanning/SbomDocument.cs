namespace Rectify.Scanning;

/// <summary>An SBOM that was read: what it says about itself. Its components stand in <see cref="ScanResult.Components"/>.</summary>
public sealed record SbomDocument
{
    /// <summary>Where the document is, see <see cref="Scanning.Location"/>.</summary>
    public required string Location { get; init; }

    /// <summary>Its format.</summary>
    public required SbomFormat Format { get; init; }

    /// <summary>The format's version as written: <c>1.6</c>, <c>SPDX-2.3</c>.</summary>
    public string? SpecVersion { get; init; }

    /// <summary>The document's own id: CycloneDX serialNumber, SPDX documentNamespace.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The document's version (CycloneDX counts its revisions); null when it states none.</summary>
    public string? Revision { get; init; }

    /// <summary>The document's own name (SPDX); null when it states none.</summary>
    public string? Name { get; init; }

    /// <summary>What the document is about: CycloneDX metadata.component, or the package that an SPDX document describes.</summary>
    public Component? Subject { get; init; }

    /// <summary>How many components it holds, the nested ones included, CycloneDX's subject not.</summary>
    public int ComponentCount { get; init; }
}

/// <summary>The SBOM formats that are read.</summary>
public enum SbomFormat
{
    /// <summary>OWASP CycloneDX (ECMA-424) in JSON.</summary>
    CycloneDxJson,
    /// <summary>SPDX 2 (ISO/IEC 5962) in JSON.</summary>
    SpdxJson,
}
