using System.Text.Json;

namespace Rectify.Advisories.Vex;

/// <summary>
/// CycloneDX VEX: vulnerabilities with an analysis, in a document of their own or in an SBOM. What is affected is a <c>bom-ref</c> or a
/// BOM-Link (<c>urn:cdx:serial/version#bom-ref</c>). A document with a subject (<c>metadata/component</c>) speaks of its components
/// in that product; without one it speaks of the components themselves.
/// </summary>
internal sealed class CycloneDxVexReader(VexContext context)
{
    private CycloneDxParts _parts = CycloneDxParts.None;

    public static bool IsOne(JsonElement root, VexContext context) =>
        VexContext.Get(root, "bomFormat") is { ValueKind: JsonValueKind.String } format && context.TextOf(format, "bomFormat", "") == "CycloneDX";

    public VexDocument Read(JsonElement root)
    {
        var metadata = VexContext.Get(root, "metadata");
        var issued = context.Time(metadata, "timestamp", "metadata");
        _parts = CycloneDxParts.Of(root, context);
        var statements = new List<VexStatement>();
        var notAnalysed = 0;
        foreach (var (vulnerability, place) in context.Objects(root, "vulnerabilities", ""))
        {
            if (VexContext.Get(vulnerability, "analysis").ValueKind == JsonValueKind.Undefined) notAnalysed++;
            else if (Statement(vulnerability, place, issued) is { } statement) statements.Add(statement);
        }
        if (notAnalysed > 0) context.Note(VexNoteCode.NotAnalysed, "", notAnalysed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new VexDocument
        {
            Format = VexFormat.CycloneDx,
            SpecVersion = context.Text(root, "specVersion", ""),
            Id = context.Text(root, "serialNumber", ""),
            Version = context.Text(root, "version", ""),
            Author = Author(metadata),
            IssuedAt = issued,
            UpdatedAt = issued,
            Statements = statements,
        };
    }

    private string Author(JsonElement metadata)
    {
        foreach (var (author, place) in context.Objects(metadata, "authors", "metadata"))
            if (context.Text(author, "name", place) is { Length: > 0 } name) return name;
        foreach (var role in new[] { "supplier", "manufacturer", "manufacture" })
            if (context.Text(VexContext.Get(metadata, role), "name", "metadata") is { Length: > 0 } name) return name;
        return "";
    }

    private VexStatement? Statement(JsonElement vulnerability, string place, DateTimeOffset? documentTime)
    {
        context.SpendPart();
        var analysis = VexContext.Get(vulnerability, "analysis");
        var (id, word, justification) = (context.Text(vulnerability, "id", place), context.Text(analysis, "state", place), context.Text(analysis, "justification", place));
        if (id.Length == 0) context.Note(VexNoteCode.VulnerabilityMissing, place);
        if (word.Length == 0) context.Note(VexNoteCode.StatusMissing, place);
        else if (VexWords.CycloneDxStatus(word) is null) context.Note(VexNoteCode.StatusUnknown, place, word);
        if (id.Length == 0 || VexWords.CycloneDxStatus(word) is not { } status) return null;
        var products = Products(vulnerability, place, status);
        if (products.Count == 0) context.Note(VexNoteCode.ProductsMissing, place, id);
        var mapped = VexWords.CycloneDxJustification(justification);
        if (justification.Length > 0 && mapped is null) context.Note(VexNoteCode.JustificationNotMapped, place, justification);
        if (status == StatedStatus.NotAffected && justification.Length == 0) context.Note(VexNoteCode.JustificationMissing, place, id);
        return new VexStatement
        {
            Vulnerability = id,
            Aliases = [.. context.Objects(vulnerability, "references", place).Select(one => context.Text(one.Item, "id", one.Place)).Where(alias => alias.Length > 0 && alias != id).Distinct(StringComparer.Ordinal)],
            Products = products,
            Status = status,
            StatusWord = word,
            Justification = mapped,
            JustificationWord = justification,
            ImpactStatement = context.LongText(analysis, "detail", place),
            ActionStatement = Action(vulnerability, analysis, place),
            StatedAt = context.Time(analysis, "lastUpdated", place) ?? context.Time(analysis, "firstIssued", place) ?? documentTime,
        };
    }

    private string Action(JsonElement vulnerability, JsonElement analysis, string place)
    {
        var responses = string.Join(", ", context.Texts(analysis, "response", place));
        return context.Cut(string.Join("\n", new[] { context.Text(vulnerability, "recommendation", place), context.Text(vulnerability, "workaround", place), responses }.Where(text => text.Length > 0)));
    }

    private List<VexProduct> Products(JsonElement vulnerability, string place, StatedStatus status)
    {
        var products = new List<VexProduct>();
        foreach (var (affected, at) in context.Objects(vulnerability, "affects", place))
        {
            context.SpendPart();
            var reference = context.Text(affected, "ref", at);
            if (reference.Length == 0) continue;
            var named = _parts.Find(reference, at);
            var listed = context.Objects(affected, "versions", at).ToList();
            var versions = Versions(listed, status);
            if (listed.Count > 0 && versions.Count == 0) continue; // all of them are excepted, and a note says so
            if (versions.Count > 0) named = named with { Versions = versions };
            products.Add(_parts.InSubject(named, reference));
        }
        return products;
    }

    /// <summary>
    /// The versions that the analysis is about: where it says "not affected" or "fixed" those of status <c>unaffected</c>, where it says
    /// "affected" those of status <c>affected</c>, in triage those that are <c>unknown</c> too; always those without a status.
    /// </summary>
    private List<VexVersions> Versions(List<(JsonElement Item, string Place)> listed, StatedStatus status)
    {
        var versions = new List<VexVersions>();
        foreach (var (item, place) in listed)
        {
            context.SpendPart();
            var (version, range, word) = (context.Text(item, "version", place), context.Text(item, "range", place), context.Text(item, "status", place));
            if (version.Length + range.Length == 0) continue;
            var meant = (status, word) switch
            {
                (_, "") or (StatedStatus.NotAffected or StatedStatus.Fixed, "unaffected") or (StatedStatus.Affected or StatedStatus.UnderInvestigation, "affected")
                    or (StatedStatus.UnderInvestigation, "unknown") => true,
                _ => false,
            };
            if (!meant) context.Note(VexNoteCode.VersionExcepted, place, version.Length > 0 ? version : range, word);
            else versions.Add(version.Length > 0 ? new VexVersions(version, false) : new VexVersions(range, true));
        }
        return versions;
    }
}
