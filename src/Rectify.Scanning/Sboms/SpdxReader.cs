using System.Globalization;
using System.Text.Json;

namespace Rectify.Scanning.Sboms;

/// <summary>
/// SPDX 2.2 and 2.3 JSON (ISO/IEC 5962, https://spdx.github.io/spdx-spec/v2.3/). Every package is a component, the described one too;
/// files and snippets are not. Purls and CPEs stand in a package's externalRefs.
/// </summary>
internal sealed class SpdxReader(string document, NoteList notes, BudgetLimits limits) : SbomReader(document, notes, limits)
{
    private static readonly ulong DocumentId = SbomReferences.HashOf("SPDXRef-DOCUMENT");

    private readonly HashSet<ulong> _described = [];
    private string? _specVersion, _namespace, _name;

    public override void Read(ref JsonStream json)
    {
        uint seen = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("spdxVersion"u8))
            {
                Text.Once(ref seen, 0, "", "spdxVersion");
                _specVersion = Text.Read(ref json, "spdxVersion");
                IsThisFormat |= _specVersion is not null;
            }
            else if (json.Is("SPDXID"u8))
            {
                Text.Once(ref seen, 1, "", "SPDXID");
                json.Read();
                References.Define(ref json);
                json.Skip();
            }
            else if (json.Is("documentNamespace"u8))
            {
                Text.Once(ref seen, 2, "", "documentNamespace");
                _namespace = Text.Read(ref json, "documentNamespace");
            }
            else if (json.Is("name"u8))
            {
                Text.Once(ref seen, 3, "", "name");
                _name = Text.Read(ref json, "name");
            }
            else if (json.Is("packages"u8))
            {
                Text.Once(ref seen, 4, "", "packages");
                if (Text.EnterList(ref json, "packages")) ReadPackages(ref json);
            }
            else if (json.Is("relationships"u8))
            {
                Text.Once(ref seen, 5, "", "relationships");
                if (Text.EnterList(ref json, "relationships")) ReadRelationships(ref json);
            }
            else if (json.Is("documentDescribes"u8))
            {
                Text.Once(ref seen, 6, "", "documentDescribes");
                if (Text.EnterList(ref json, "documentDescribes")) ReadDescribed(ref json);
            }
            else References.PassOver(ref json, "SPDXID"u8);
        }
    }

    public override void Finish(Findings findings)
    {
        if (_specVersion is not ("SPDX-2.2" or "SPDX-2.3")) Notes.Add(NoteCode.SbomVersionUnknown, Document, _specVersion ?? "");
        References.Report(Document, Notes, IsElsewhere);
        var from = findings.Components.Count;
        findings.Components.AddRange(Components.Finish());
        findings.Documents.Add(new SbomDocument
        {
            Location = Document,
            Format = SbomFormat.SpdxJson,
            SpecVersion = _specVersion,
            SerialNumber = _namespace,
            Name = _name,
            Subject = findings.Components.Skip(from).FirstOrDefault(component => component.Reference is { } id && _described.Contains(SbomReferences.HashOf(id))),
            ComponentCount = Components.Count,
        });
    }

    private static bool IsElsewhere(string reference) =>
        reference is "NONE" or "NOASSERTION" || reference.StartsWith("DocumentRef-", StringComparison.Ordinal);

    private void ReadPackages(ref JsonStream json)
    {
        for (var index = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; index++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"packages/{index}");
            if (!Text.IsObject(ref json, place)) continue;
            var slot = Components.Reserve();
            Components.Set(slot, ReadPackage(ref json, place));
        }
    }

    private Component ReadPackage(ref JsonStream json, string place)
    {
        var part = default(SbomPart);
        uint seen = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("SPDXID"u8))
            {
                Text.Once(ref seen, 0, place, "SPDXID");
                part.Reference = Text.Read(ref json, "SPDXID");
                References.Define(ref json);
            }
            else if (json.Is("name"u8))
            {
                Text.Once(ref seen, 1, place, "name");
                part.Name = Text.Read(ref json, "name");
            }
            else if (json.Is("versionInfo"u8))
            {
                Text.Once(ref seen, 2, place, "versionInfo");
                part.Version = Stated(Text.Read(ref json, "versionInfo"));
            }
            else if (json.Is("primaryPackagePurpose"u8))
            {
                Text.Once(ref seen, 3, place, "primaryPackagePurpose");
                part.Type = Text.Read(ref json, "primaryPackagePurpose");
            }
            else if (json.Is("externalRefs"u8))
            {
                Text.Once(ref seen, 4, place, "externalRefs");
                if (Text.EnterList(ref json, place + "/externalRefs")) ReadExternalRefs(ref json, ref part, place);
            }
            else References.PassOver(ref json, "SPDXID"u8);
        }
        return Components.Build(part, place);
    }

    /// <summary>The category is spelled PACKAGE-MANAGER and PACKAGE_MANAGER; the type alone says what the locator is.</summary>
    private void ReadExternalRefs(ref JsonStream json, ref SbomPart part, string place)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!Text.IsObject(ref json, place + "/externalRefs")) continue;
            string? type = null, locator = null;
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                if (json.Is("referenceType"u8)) type = Text.Read(ref json, "referenceType");
                else if (json.Is("referenceLocator"u8)) locator = Text.Read(ref json, "referenceLocator");
                else json.Skip();
            }
            if (locator is not { Length: > 0 }) continue;
            if (EndsWith(type, "purl")) (part.Purls ??= []).Add(locator);
            else if (EndsWith(type, "cpe23Type") || EndsWith(type, "cpe22Type")) (part.Cpes ??= []).Add(locator);
        }
    }

    /// <summary>A type is written plain or as its full URI (<c>http://spdx.org/rdf/references/purl</c>).</summary>
    private static bool EndsWith(string? type, string name) =>
        type is not null && type.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (type.Length == name.Length || type[^(name.Length + 1)] == '/');

    private void ReadRelationships(ref JsonStream json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!Text.IsObject(ref json, "relationships")) continue;
            ulong? element = null, related = null;
            bool describes = false, described = false;
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                if (json.Is("spdxElementId"u8)) element = ReadEnd(ref json);
                else if (json.Is("relatedSpdxElement"u8)) related = ReadEnd(ref json);
                else if (json.Is("relationshipType"u8))
                {
                    json.Read();
                    if (json.TokenType == JsonTokenType.String)
                        (describes, described) = (json.Is("DESCRIBES"u8) || json.Is("DESCRIBE"u8), json.Is("DESCRIBED_BY"u8));
                    json.Skip();
                }
                else json.Skip();
            }
            if (describes && element == DocumentId && related is { } thing) _described.Add(thing);
            if (described && related == DocumentId && element is { } subject) _described.Add(subject);
        }
    }

    private ulong? ReadEnd(ref JsonStream json)
    {
        json.Read();
        var end = References.Use(ref json);
        json.Skip();
        return end;
    }

    private void ReadDescribed(ref JsonStream json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (References.Use(ref json) is { } id) _described.Add(id);
            json.Skip();
        }
    }

    private static string? Stated(string? version) => version is "NOASSERTION" or "NONE" ? null : version;
}
