namespace Rectify.Advisories.Vex;

/// <summary>A document of VEX statements, whatever its format.</summary>
public sealed record VexDocument
{
    /// <summary>Its format.</summary>
    public required VexFormat Format { get; init; }

    /// <summary>The format's version as written: <c>https://openvex.dev/ns/v0.2.0</c>, <c>1.6</c>, <c>2.0</c>; empty when not stated.</summary>
    public required string SpecVersion { get; init; }

    /// <summary>OpenVEX <c>@id</c>, CycloneDX <c>serialNumber</c>, CSAF <c>tracking/id</c>; empty when not stated.</summary>
    public required string Id { get; init; }

    /// <summary>The document's own version as written; empty when not stated.</summary>
    public required string Version { get; init; }

    /// <summary>Who states it: OpenVEX <c>author</c>, the first author, supplier or manufacturer of CycloneDX' metadata, CSAF's publisher; empty when not stated.</summary>
    public required string Author { get; init; }

    /// <summary>When it was first issued; null when not stated.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When this version was issued; null when not stated.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Its statements, in its order.</summary>
    public required IReadOnlyList<VexStatement> Statements { get; init; }
}

/// <summary>The formats that are read.</summary>
public enum VexFormat
{
    /// <summary>OpenVEX 0.0 to 0.2 (https://github.com/openvex/spec).</summary>
    OpenVex,
    /// <summary>CycloneDX JSON whose vulnerabilities carry an analysis, by itself or in an SBOM (https://cyclonedx.org/capabilities/vex/).</summary>
    CycloneDx,
    /// <summary>CSAF 2.0 and 2.1 (OASIS), the profile VEX and every other that states a product status.</summary>
    Csaf,
}

/// <summary>What a reading gave.</summary>
/// <param name="Document">Null when nothing could be read: half of a document is never taken, a later part may revoke an earlier one.</param>
/// <param name="Notes">What was not read, not mapped or not resolved.</param>
public sealed record VexReading(VexDocument? Document, IReadOnlyList<VexNote> Notes)
{
    /// <summary>Whether a note says that something was left out.</summary>
    public bool IsIncomplete => Notes.Any(note => note.IsIncomplete);
}
