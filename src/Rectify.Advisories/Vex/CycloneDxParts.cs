using System.Text.Json;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Vex;

/// <summary>The components and services of a CycloneDX document by their <c>bom-ref</c>, and its subject.</summary>
internal sealed class CycloneDxParts
{
    private readonly VexContext? _context;
    private readonly Dictionary<string, VexProduct> _byReference = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unidentified = new(StringComparer.Ordinal);
    private string _serial = "", _version = "", _subjectReference = "";
    private VexProduct? _subject;

    private CycloneDxParts(VexContext? context) => _context = context;

    public static CycloneDxParts None { get; } = new(null);

    public static CycloneDxParts Of(JsonElement root, VexContext context)
    {
        var parts = new CycloneDxParts(context)
        {
            _serial = context.Text(root, "serialNumber", ""),
            _version = context.Text(root, "version", ""),
        };
        var subject = VexContext.Get(VexContext.Get(root, "metadata"), "component");
        if (subject.ValueKind == JsonValueKind.Object)
        {
            parts._subjectReference = context.Text(subject, "bom-ref", "metadata/component");
            parts._subject = parts.Add(subject, "metadata/component");
        }
        foreach (var (component, place) in context.Objects(root, "components", "")) parts.Add(component, place);
        foreach (var (service, place) in context.Objects(root, "services", "")) parts.Add(service, place);
        return parts;
    }

    /// <summary>What a reference names; when the document does not hold it, a product that has only the reference, and a note.</summary>
    public VexProduct Find(string reference, string place)
    {
        var local = Local(reference);
        if (local is not null && _byReference.TryGetValue(local, out var known))
        {
            var isIdentified = known.Purls.Count + known.Cpes.Count + known.Hashes.Count > 0;
            if (!isIdentified && _unidentified.Add(local)) _context?.Note(VexNoteCode.ProductNotIdentified, place, local);
            return known;
        }
        // Tools use the purl itself as the reference, also in links to other documents.
        var text = local ?? Fragment(reference);
        if (text.StartsWith("pkg:", StringComparison.Ordinal) && _context?.Purl(text, place) is { } purl) return new VexProduct { Id = reference, Purls = [purl] };
        _context?.Note(local is null ? VexNoteCode.ProductNotIdentified : VexNoteCode.ProductUnknown, place, reference);
        return new VexProduct { Id = reference };
    }

    /// <summary>A component in the document's subject; the subject itself, and a part of another document, as they are.</summary>
    public VexProduct InSubject(VexProduct product, string reference)
    {
        if (_subject is not { } subject || Local(reference) is not { } local || local == _subjectReference) return product;
        return subject with { Subcomponents = [product] };
    }

    private VexProduct Add(JsonElement component, string place)
    {
        if (_context is not { } context) return new VexProduct { Id = "" };
        context.SpendPart();
        var (reference, group, name) = (context.Text(component, "bom-ref", place), context.Text(component, "group", place), context.Text(component, "name", place));
        var (purl, cpe, version) = (context.Text(component, "purl", place), context.Text(component, "cpe", place), context.Text(component, "version", place));
        var product = new VexProduct
        {
            Id = reference,
            Purls = purl.Length > 0 && context.Purl(purl, place) is { } read ? [read] : [],
            Cpes = cpe.Length > 0 ? [cpe] : [],
            Name = group.Length > 0 ? $"{group}/{name}" : name.Length > 0 ? name : null,
            Version = version.Length > 0 ? version : null,
            Hashes = [.. context.Objects(component, "hashes", place).Select(one => new VexHash(context.Text(one.Item, "alg", one.Place), context.Text(one.Item, "content", one.Place)))],
        };
        if (reference.Length > 0 && !_byReference.TryAdd(reference, product)) context.Note(VexNoteCode.ProductRepeated, place, reference);
        foreach (var list in new[] { "components", "services" })
            foreach (var (nested, at) in context.Objects(component, list, place)) Add(nested, at);
        return product;
    }

    /// <summary>The reference inside this document; null when it leads into another.</summary>
    private string? Local(string reference)
    {
        if (!reference.StartsWith("urn:cdx:", StringComparison.Ordinal)) return reference;
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var document = hash < 0 ? reference["urn:cdx:".Length..] : reference["urn:cdx:".Length..hash];
        var serial = _serial.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase) ? _serial["urn:uuid:".Length..] : _serial;
        var isThis = serial.Length > 0 && document.Equals($"{serial}/{(_version.Length > 0 ? _version : "1")}", StringComparison.OrdinalIgnoreCase);
        return isThis && hash >= 0 ? Fragment(reference) : null;
    }

    private static string Fragment(string reference)
    {
        var fragment = reference[(reference.IndexOf('#', StringComparison.Ordinal) + 1)..];
        return fragment.StartsWith("pkg%3", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(fragment) : fragment;
    }
}
