using Rectify.Publications.Data;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Vex;

/// <summary>The versions of CycloneDX that are written.</summary>
public enum CycloneDxVersion
{
    /// <summary>CycloneDX 1.6 (ECMA-424).</summary>
    V16,
    /// <summary>CycloneDX 1.7, which knows TLP.</summary>
    V17,
}

/// <summary>Advisories as CycloneDX VEX: the products as components, and an analysis of each vulnerability.</summary>
public static class CycloneDxVexWriter
{
    /// <summary>Writes an advisory; nothing when no vulnerability states how it concerns a product.</summary>
    public static Written Write(PublishedAdvisory advisory, CycloneDxVersion version)
    {
        var notes = new List<PublicationNote>();
        if (!AdvisoryCheck.Passes(advisory, notes)) return new(null, notes);
        var is17 = version == CycloneDxVersion.V17;
        var saying = new Saying(advisory, is17 ? "CycloneDX 1.7" : "CycloneDX 1.6", notes);
        saying.Says("id", "publisher/name", "publisher/namespace", "publisher/contact");
        for (var i = 0; i < advisory.Revisions.Count; i++) saying.Says($"revisions/{i}/number", $"revisions/{i}/at");
        if (is17) saying.Says("tlp");
        var products = new StatedProducts(advisory);
        var vulnerabilities = new List<JsonMap>();
        for (var i = 0; i < advisory.Vulnerabilities.Count; i++)
            vulnerabilities.AddRange(new CycloneDxAnalyses(advisory, advisory.Vulnerabilities[i], $"vulnerabilities/{i}", products, saying).Write());
        if (vulnerabilities.Count == 0) return saying.Needs("vulnerabilities");
        var components = new CycloneDxComponents(advisory, saying).Write();
        saying.NoteRest();
        return new(new CleanJson(notes).Write(new()
        {
            ["$schema"] = is17 ? "http://cyclonedx.org/schema/bom-1.7.schema.json" : "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["components"] = components,
            ["metadata"] = new JsonMap
            {
                ["distributionConstraints"] = new JsonMap { ["tlp"] = is17 ? Label(advisory.Tlp) : null },
                ["supplier"] = new JsonMap
                {
                    ["contact"] = advisory.Publisher.Contact is { Length: > 0 } contact ? new List<JsonMap> { new() { ["name"] = contact } } : null,
                    ["name"] = advisory.Publisher.Name,
                    ["url"] = new List<string> { advisory.Publisher.Namespace },
                },
                ["timestamp"] = Wire.Time(advisory.UpdatedAt),
            },
            ["serialNumber"] = "urn:uuid:" + DocumentIri.Uuid(advisory),
            ["specVersion"] = is17 ? "1.7" : "1.6",
            ["version"] = advisory.Revisions.Count,
            ["vulnerabilities"] = vulnerabilities,
        }), notes);
    }

    private static string Label(TrafficLight tlp) => tlp == TrafficLight.AmberStrict ? "AMBER_AND_STRICT" : Wire.Word(tlp).ToUpperInvariant();
}
