using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Advisories.Scoring;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Data;

/// <summary>
/// What every format asks of an advisory: ids that are ids, addresses that are addresses, products that are there. A text that a person reads
/// may hold anything, it is cleaned; an identifier is never changed, so what is none refuses the document.
/// </summary>
internal sealed partial class AdvisoryCheck(List<PublicationNote> notes)
{
    /// <summary>More products, statements and the like than this are no advisory but an attack, or a mistake.</summary>
    private const int Most = 50_000;

    private readonly HashSet<string> _products = new(StringComparer.Ordinal);

    /// <summary>Whether the advisory can be written; the notes say why not.</summary>
    public static bool Passes(PublishedAdvisory advisory, List<PublicationNote> notes)
    {
        new AdvisoryCheck(notes).Check(advisory);
        return !notes.Exists(note => note.IsRefusal);
    }

    /// <summary>Whether a text is an absolute address in plain letters.</summary>
    public static bool IsAddress(string text) =>
        Characters.AreIdentifier(text) && text.All(letter => letter is > ' ' and < '\x7F' and not ('"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}'))
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && Uri.IsWellFormedUriString(text, UriKind.Absolute) && uri.Scheme.Length > 1 && text.Contains(':', StringComparison.Ordinal);

    private void Check(PublishedAdvisory advisory)
    {
        var size = advisory.Products.Count + advisory.Parts.Count + advisory.Vulnerabilities.Sum(one =>
            1 + one.Statements.Sum(statement => statement.Products.Count) + one.Scores.Count + one.Remediations.Count + one.Threats.Count + one.Notes.Count);
        if (size > Most)
        {
            notes.Add(new(PublicationNoteCode.TooMany, "", Number(size), Number(Most)));
            return;
        }
        Identifier(advisory.Id, "id");
        Words(advisory.Title, "title");
        Words(advisory.Publisher.Name, "publisher/name");
        Address(advisory.Publisher.Namespace, "publisher/namespace");
        if (advisory.Url is { } url) Address(url, "url");
        if (advisory.Language is { } language) Language(language, "language");
        if (advisory.SourceLanguage is { } source) Language(source, "sourceLanguage");
        if (advisory.Licence is { } licence) Identifier(licence, "licence");
        if (advisory.Revisions.Count == 0) notes.Add(new(PublicationNoteCode.Missing, "revisions"));
        Each(advisory.Revisions, "revisions", (revision, place) =>
        {
            if (DocumentVersion.Parse(revision.Number) is null) notes.Add(new(PublicationNoteCode.NotAVersion, $"{place}/number", Characters.Short(revision.Number)));
            Words(revision.Summary, $"{place}/summary");
        });
        Each(advisory.Aliases, "aliases", Identifier);
        Texts(advisory.Notes, advisory.References, advisory.Acknowledgements, "");
        Each(advisory.Products, "products", Check);
        Each(advisory.Parts, "parts", (part, place) =>
        {
            Product(part.Component, $"{place}/component");
            Product(part.Product, $"{place}/product");
            Defined(part.Id, place);
        });
        Each(advisory.Vulnerabilities, "vulnerabilities", Check);
    }

    private void Check(PublishedProduct product, string place)
    {
        Defined(product.Id, place);
        Words(product.Name, $"{place}/name");
        if (product.Cpe is { } cpe && !CpeName.Is(cpe)) notes.Add(new(PublicationNoteCode.NotACpe, $"{place}/cpe", Characters.Short(cpe)));
        Each(product.SbomUrls, $"{place}/sbomUrls", Address);
        Each(product.ModelNumbers, $"{place}/modelNumbers", Identifier);
        Each(product.SerialNumbers, $"{place}/serialNumbers", Identifier);
        Each(product.Skus, $"{place}/skus", Identifier);
        Each(product.Files, $"{place}/files", (file, at) =>
        {
            Words(file.Name, $"{at}/name");
            if (file.Hashes.Count == 0) notes.Add(new(PublicationNoteCode.Missing, $"{at}/hashes"));
            Each(file.Hashes, $"{at}/hashes", (hash, inner) =>
            {
                if (!Algorithm().IsMatch(hash.Algorithm) || !Digest().IsMatch(hash.Value)) notes.Add(new(PublicationNoteCode.NotAHash, inner, Characters.Short(hash.Algorithm)));
            });
        });
    }

    private void Check(PublishedVulnerability vulnerability, string place)
    {
        if (vulnerability.Cve is { } cve && !CveForm().IsMatch(cve)) notes.Add(new(PublicationNoteCode.NotACve, $"{place}/cve", Characters.Short(cve)));
        Each(vulnerability.Ids, $"{place}/ids", (id, at) =>
        {
            Identifier(id.System, $"{at}/system");
            Identifier(id.Text, $"{at}/text");
        });
        Each(vulnerability.Cwes, $"{place}/cwes", (number, at) =>
        {
            if (Cwe.Find(number) is null) notes.Add(new(PublicationNoteCode.NotAWeakness, at, Number(number)));
        });
        Texts(vulnerability.Notes, vulnerability.References, vulnerability.Acknowledgements, $"{place}/");
        Each(vulnerability.Scores, $"{place}/scores", (score, at) =>
        {
            if (!Cvss.TryParse(score.Vector, out _)) notes.Add(new(PublicationNoteCode.NotAVector, $"{at}/vector", Characters.Short(score.Vector)));
            Products(score.Products, at, required: true);
        });
        Each(vulnerability.Statements, $"{place}/statements", (statement, at) => Products(statement.Products, at, required: true));
        Each(vulnerability.Remediations, $"{place}/remediations", (remediation, at) =>
        {
            Words(remediation.Details, $"{at}/details");
            if (remediation.Url is { } url) Address(url, $"{at}/url");
            Products(remediation.Products, at, required: true);
        });
        Each(vulnerability.Threats, $"{place}/threats", (threat, at) =>
        {
            Words(threat.Details, $"{at}/details");
            Products(threat.Products, at, required: false);
        });
        Each(vulnerability.Exploitations, $"{place}/exploitations", (exploitation, at) => Products(exploitation.Products, at, required: false));
    }

    private void Texts(IReadOnlyList<AdvisoryNote> texts, IReadOnlyList<Reference> references, IReadOnlyList<Acknowledgement> acknowledgements, string place)
    {
        Each(texts, $"{place}notes", (note, at) => Words(note.Text, $"{at}/text"));
        Each(references, $"{place}references", (reference, at) =>
        {
            Words(reference.Summary, $"{at}/summary");
            Address(reference.Url, $"{at}/url");
        });
        Each(acknowledgements, $"{place}acknowledgements", (thanks, at) =>
        {
            if (thanks is { Names.Count: 0, Organisation: null or "", Summary: null or "" }) notes.Add(new(PublicationNoteCode.Missing, at));
            Each(thanks.Names, $"{at}/names", Words);
            Each(thanks.Urls, $"{at}/urls", Address);
        });
    }

    private void Products(IReadOnlyList<string> ids, string place, bool required)
    {
        if (required && ids.Count == 0) notes.Add(new(PublicationNoteCode.Missing, $"{place}/products"));
        Each(ids, $"{place}/products", Product);
    }

    private void Product(string id, string place)
    {
        if (!_products.Contains(id)) notes.Add(new(PublicationNoteCode.ProductUnknown, place, Characters.Short(id)));
    }

    private void Defined(string id, string place)
    {
        Identifier(id, $"{place}/id");
        if (!_products.Add(id)) notes.Add(new(PublicationNoteCode.ProductRepeated, place, Characters.Short(id)));
    }

    private void Identifier(string text, string place)
    {
        if (text.Length == 0) notes.Add(new(PublicationNoteCode.Missing, place));
        else if (!Characters.AreIdentifier(text)) notes.Add(new(PublicationNoteCode.NotAnIdentifier, place, Characters.Short(text)));
    }

    private void Language(string tag, string place)
    {
        if (!LanguageTag.IsValid(tag)) notes.Add(new(PublicationNoteCode.NotAnIdentifier, place, Characters.Short(tag)));
    }

    private void Address(string text, string place)
    {
        if (!IsAddress(text)) notes.Add(new(PublicationNoteCode.NotAnAddress, place, Characters.Short(text)));
    }

    private void Words(string text, string place)
    {
        if (string.IsNullOrWhiteSpace(text)) notes.Add(new(PublicationNoteCode.Missing, place));
    }

    private static void Each<T>(IReadOnlyList<T> items, string place, Action<T, string> check)
    {
        for (var i = 0; i < items.Count; i++) check(items[i], $"{place}/{i}");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^CVE-[0-9]{4}-[0-9]{4,19}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CveForm();

    [GeneratedRegex(@"^[0-9a-z][0-9a-z-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Algorithm();

    [GeneratedRegex(@"^[0-9a-f]{32,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();
}
