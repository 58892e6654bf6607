using System.Globalization;
using System.Text.Json;

namespace Rectify.Scanning.Sboms;

/// <summary>
/// CycloneDX JSON 1.2 to 1.7 (ECMA-424, https://cyclonedx.org/docs/1.7/json/). Read are the document's identity, its subject
/// (metadata.component, kept apart from the components), the components with those nested in them, and the ends of dependencies.
/// </summary>
internal sealed class CycloneDxReader(string document, NoteList notes, BudgetLimits limits) : SbomReader(document, notes, limits)
{
    private const int BomFormat = 0, SpecVersion = 1, SerialNumber = 2, Version = 3, Metadata = 4, ComponentsList = 5, Dependencies = 6;

    private string? _specVersion, _serialNumber, _revision;
    private Component? _subject;

    public override void Read(ref JsonStream json)
    {
        uint seen = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("bomFormat"u8))
            {
                Text.Once(ref seen, BomFormat, "", "bomFormat");
                IsThisFormat |= Text.Read(ref json, "bomFormat") == "CycloneDX";
            }
            else if (json.Is("specVersion"u8))
            {
                Text.Once(ref seen, SpecVersion, "", "specVersion");
                _specVersion = Text.Read(ref json, "specVersion");
            }
            else if (json.Is("serialNumber"u8))
            {
                Text.Once(ref seen, SerialNumber, "", "serialNumber");
                _serialNumber = Text.Read(ref json, "serialNumber");
            }
            else if (json.Is("version"u8))
            {
                Text.Once(ref seen, Version, "", "version");
                json.Read();
                if (json.TokenType is JsonTokenType.Number or JsonTokenType.String) _revision = json.GetText(out _);
                else json.Skip();
            }
            else if (json.Is("metadata"u8))
            {
                Text.Once(ref seen, Metadata, "", "metadata");
                if (Text.EnterObject(ref json, "metadata")) ReadMetadata(ref json);
            }
            else if (json.Is("components"u8))
            {
                Text.Once(ref seen, ComponentsList, "", "components");
                if (Text.EnterList(ref json, "components")) ReadComponents(ref json, "components");
            }
            else if (json.Is("dependencies"u8))
            {
                Text.Once(ref seen, Dependencies, "", "dependencies");
                if (Text.EnterList(ref json, "dependencies")) ReadDependencies(ref json);
            }
            else References.PassOver(ref json, "bom-ref"u8);
        }
    }

    public override void Finish(Findings findings)
    {
        if (_specVersion is not ("1.2" or "1.3" or "1.4" or "1.5" or "1.6" or "1.7"))
            Notes.Add(NoteCode.SbomVersionUnknown, Document, _specVersion ?? "");
        References.Report(Document, Notes, IsElsewhere);
        findings.Components.AddRange(Components.Finish());
        findings.Documents.Add(new SbomDocument
        {
            Location = Document,
            Format = SbomFormat.CycloneDxJson,
            SpecVersion = _specVersion,
            SerialNumber = _serialNumber,
            Revision = _revision,
            Subject = _subject,
            ComponentCount = Components.Count,
        });
    }

    /// <summary>BOM-Link: an id in another document (https://cyclonedx.org/capabilities/bomlink/).</summary>
    private static bool IsElsewhere(string reference) => reference.StartsWith("urn:cdx:", StringComparison.Ordinal);

    private void ReadMetadata(ref JsonStream json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("component"u8))
            {
                if (Text.EnterObject(ref json, "metadata/component")) _subject = ReadComponent(ref json, "metadata/component");
            }
            else References.PassOver(ref json, "bom-ref"u8);
        }
    }

    private void ReadComponents(ref JsonStream json, string place)
    {
        for (var index = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; index++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{place}/{index}");
            if (!Text.IsObject(ref json, at)) continue;
            var slot = Components.Reserve();
            Components.Set(slot, ReadComponent(ref json, at));
        }
    }

    private Component ReadComponent(ref JsonStream json, string place)
    {
        var part = default(SbomPart);
        uint seen = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("bom-ref"u8))
            {
                Text.Once(ref seen, 0, place, "bom-ref");
                part.Reference = Text.Read(ref json, "bom-ref");
                References.Define(ref json);
            }
            else if (json.Is("type"u8))
            {
                Text.Once(ref seen, 1, place, "type");
                part.Type = Text.Read(ref json, "type");
            }
            else if (json.Is("group"u8))
            {
                Text.Once(ref seen, 2, place, "group");
                part.Group = Text.Read(ref json, "group");
            }
            else if (json.Is("name"u8))
            {
                Text.Once(ref seen, 3, place, "name");
                part.Name = Text.Read(ref json, "name");
            }
            else if (json.Is("version"u8))
            {
                Text.Once(ref seen, 4, place, "version");
                part.Version = Text.Read(ref json, "version");
            }
            else if (json.Is("purl"u8))
            {
                Text.Once(ref seen, 5, place, "purl");
                part.Purls = Text.Read(ref json, "purl") is { Length: > 0 } purl ? [purl] : null;
            }
            else if (json.Is("cpe"u8))
            {
                Text.Once(ref seen, 6, place, "cpe");
                part.Cpes = Text.Read(ref json, "cpe") is { Length: > 0 } cpe ? [cpe] : null;
            }
            else if (json.Is("components"u8))
            {
                Text.Once(ref seen, 7, place, "components");
                if (Text.EnterList(ref json, place + "/components")) ReadComponents(ref json, place + "/components");
            }
            else References.PassOver(ref json, "bom-ref"u8);
        }
        return Components.Build(part, place);
    }

    private void ReadDependencies(ref JsonStream json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!Text.IsObject(ref json, "dependencies")) continue;
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                if (json.Is("ref"u8))
                {
                    json.Read();
                    References.Use(ref json);
                    json.Skip();
                }
                else if (json.Is("dependsOn"u8) || json.Is("provides"u8))
                {
                    if (!Text.EnterList(ref json, "dependencies/dependsOn")) continue;
                    while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    {
                        References.Use(ref json);
                        json.Skip();
                    }
                }
                else json.Skip();
            }
        }
    }
}
