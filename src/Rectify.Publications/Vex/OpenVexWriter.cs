using Rectify.Advisories.Vex;
using Rectify.Publications.Data;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Vex;

/// <summary>Advisories as OpenVEX 0.2.0 (https://github.com/openvex/spec): how each vulnerability concerns each product, and little else.</summary>
public static class OpenVexWriter
{
    private const string Format = "OpenVEX 0.2";

    /// <summary>Writes an advisory; nothing when no vulnerability states how it concerns a product.</summary>
    public static Written Write(PublishedAdvisory advisory)
    {
        var notes = new List<PublicationNote>();
        if (!AdvisoryCheck.Passes(advisory, notes)) return new(null, notes);
        var saying = new Saying(advisory, Format, notes);
        saying.Says("id", "publisher/name", "publisher/role", "publisher/namespace");
        var products = new StatedProducts(advisory);
        var statements = new List<JsonMap>();
        for (var i = 0; i < advisory.Vulnerabilities.Count; i++)
        {
            var writing = new OpenVexStatements(advisory, advisory.Vulnerabilities[i], $"vulnerabilities/{i}", products, saying);
            if (writing.Write(statements) is { } place) return saying.Needs(place);
        }
        if (statements.Count == 0) return saying.Needs("vulnerabilities");
        // The history is said by its length and its ends.
        for (var i = 0; i < advisory.Revisions.Count; i++) saying.Says($"revisions/{i}/number", $"revisions/{i}/at");
        saying.NoteRest();
        return new(new CleanJson(notes).Write(new()
        {
            ["@context"] = "https://openvex.dev/ns/v0.2.0",
            ["@id"] = DocumentIri.Of(advisory),
            ["author"] = advisory.Publisher.Name,
            ["last_updated"] = Wire.Time(advisory.UpdatedAt),
            ["role"] = Wire.Word(advisory.Publisher.Role),
            ["statements"] = statements,
            ["timestamp"] = Wire.Time(advisory.IssuedAt),
            ["version"] = advisory.Revisions.Count,
        }), notes);
    }

    /// <summary>The format's word of a status.</summary>
    internal static string Word(StatedStatus status) => Wire.Word(status);
}
