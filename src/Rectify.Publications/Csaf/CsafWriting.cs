using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Csaf;

/// <summary>One writing of a CSAF document: its version, its notes, and the parts that documents and vulnerabilities have alike.</summary>
internal sealed class CsafWriting(PublishedAdvisory advisory, CsafVersion version, List<PublicationNote> notes)
{
    public PublishedAdvisory Advisory => advisory;

    public bool Is21 => version == CsafVersion.V21;

    private string Format => Is21 ? "CSAF 2.1" : "CSAF 2.0";

    public JsonMap Document() => new()
    {
        ["acknowledgments"] = Acknowledgements(advisory.Acknowledgements),
        ["aggregate_severity"] = new JsonMap { ["text"] = advisory.Severity },
        ["category"] = "csaf_" + Wire.Word(advisory.Kind),
        ["csaf_version"] = Is21 ? "2.1" : "2.0",
        ["distribution"] = Distribution(),
        ["lang"] = advisory.Language,
        ["license_expression"] = Only21(advisory.Licence, "licence"),
        ["notes"] = Notes(advisory.Notes),
        ["publisher"] = new JsonMap
        {
            ["category"] = Wire.Word(advisory.Publisher.Role),
            ["contact_details"] = advisory.Publisher.Contact,
            ["issuing_authority"] = advisory.Publisher.Authority,
            ["name"] = advisory.Publisher.Name,
            ["namespace"] = advisory.Publisher.Namespace,
        },
        ["references"] = Self().Concat(References(advisory.References)).ToList(),
        ["source_lang"] = advisory.SourceLanguage,
        ["title"] = advisory.Title,
        ["tracking"] = Tracking(),
    };

    public static List<JsonMap> Notes(IReadOnlyList<AdvisoryNote> texts) =>
        [.. texts.Select(note => new JsonMap { ["audience"] = note.Audience, ["category"] = Wire.Word(note.Category), ["text"] = note.Text, ["title"] = note.Title })];

    public static List<JsonMap> References(IReadOnlyList<Reference> references) =>
        [.. references.Select(reference => new JsonMap { ["category"] = "external", ["summary"] = reference.Summary, ["url"] = reference.Url })];

    public static List<JsonMap> Acknowledgements(IReadOnlyList<Acknowledgement> acknowledgements) =>
        [.. acknowledgements.Select(thanks => new JsonMap { ["names"] = thanks.Names, ["organization"] = thanks.Organisation, ["summary"] = thanks.Summary, ["urls"] = thanks.Urls })];

    public static List<JsonMap> Each<T>(IReadOnlyList<T> items, string place, Func<T, string, JsonMap?> write)
    {
        var written = new List<JsonMap>();
        for (var i = 0; i < items.Count; i++)
            if (write(items[i], $"{place}/{i}") is { } map) written.Add(map);
        return written;
    }

    /// <summary>The value in CSAF 2.1; noted as left out in 2.0.</summary>
    public T? Only21<T>(T? value, string place) where T : class
    {
        if (Is21 || value is null) return value;
        NotSaid(place);
        return null;
    }

    public void NotSaid(string place) => notes.Add(new(PublicationNoteCode.NotSaid, place, Format));

    /// <summary>The word that is written in place of ours.</summary>
    public string Otherwise(string place, string ours, string written)
    {
        notes.Add(new(PublicationNoteCode.SaidOtherwise, place, Format, ours, written));
        return written;
    }

    private JsonMap Distribution()
    {
        var label = advisory.Tlp switch
        {
            TrafficLight.Clear => Is21 ? "CLEAR" : "WHITE",
            TrafficLight.AmberStrict => Is21 ? "AMBER+STRICT" : Otherwise("tlp", "AMBER+STRICT", "AMBER"),
            var other => Wire.Word(other).ToUpperInvariant(),
        };
        var isLoosened = advisory.Tlp == TrafficLight.AmberStrict && !Is21;
        return new()
        {
            // 2.0 has the labels of TLP 1: that it is the strict one must be read somewhere.
            ["text"] = isLoosened ? string.Join('\n', ["TLP:AMBER+STRICT", .. advisory.Distribution is { Length: > 0 } text ? [text] : Array.Empty<string>()]) : advisory.Distribution,
            ["tlp"] = new JsonMap { ["label"] = label, ["url"] = "https://www.first.org/tlp/" },
        };
    }

    private IEnumerable<JsonMap> Self()
    {
        if (advisory.Url is { } url) yield return new() { ["category"] = "self", ["summary"] = advisory.Title, ["url"] = url };
    }

    private JsonMap Tracking() => new()
    {
        ["aliases"] = advisory.Aliases.Distinct().ToList(),
        ["current_release_date"] = Wire.Time(advisory.UpdatedAt),
        ["id"] = advisory.Id,
        ["initial_release_date"] = Wire.Time(advisory.IssuedAt),
        ["revision_history"] = advisory.Revisions.Select(revision => new JsonMap
        {
            ["date"] = Wire.Time(revision.At),
            ["number"] = revision.Number,
            ["summary"] = revision.Summary,
        }).ToList(),
        ["status"] = Wire.Word(advisory.Status),
        ["version"] = advisory.Version,
    };
}
