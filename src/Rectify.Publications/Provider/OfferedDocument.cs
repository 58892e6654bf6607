using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rectify.Publications.Checking;
using Rectify.Publications.Data;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Provider;

/// <summary>One document of the folder, read back from its bytes.</summary>
internal sealed class OfferedDocument
{
    private OfferedDocument(byte[] bytes, CsafDocument document)
    {
        Bytes = bytes;
        Id = document.Tracking["id"].Text;
        Title = document.Document["title"].Text;
        Label = document.Document["distribution"]["tlp"]["label"].Text is { Length: > 0 } label ? label : "UNLABELED";
        IssuedAt = Rfc3339.Parse(document.Tracking["initial_release_date"].Text)?.Instant ?? default;
        UpdatedAt = Rfc3339.Parse(document.Tracking["current_release_date"].Text)?.Instant ?? default;
        Name = FileNames.OfCsaf(Id);
        Summary = document.Document["notes"].Items.FirstOrDefault(note => note["category"].Text == "summary")["text"] is { } text ? text.Text : "";
    }

    public byte[] Bytes { get; }

    public string Id { get; }

    public string Title { get; }

    public string Summary { get; }

    /// <summary>The label of TLP 1 that 2.0 documents carry, or <c>UNLABELED</c>.</summary>
    public string Label { get; }

    public DateTimeOffset IssuedAt { get; }

    public DateTimeOffset UpdatedAt { get; }

    public string Name { get; }

    /// <summary>The folder that access is given to: <c>white</c> is for everybody.</summary>
    public string Folder => Label.ToLowerInvariant();

    /// <summary>Below the label's folder: by the year of the first release, so that it never moves.</summary>
    public string Path => $"{IssuedAt.UtcDateTime.Year:0000}/{Name}";

    /// <summary>The document; null with a note when it is not to be offered.</summary>
    public static OfferedDocument? Read(byte[] bytes, string place, List<PublicationNote> notes)
    {
        var report = CsafCheck.Run(bytes);
        if (!report.IsValid || report.Version != "2.0")
        {
            var finding = report.Findings.FirstOrDefault(one => one.Group == CsafGroup.Mandatory);
            notes.Add(new(PublicationNoteCode.NotOffered, place, finding is not null ? $"{finding.Test} {finding.Pointer}" : report.Version.Length > 0 ? report.Version : report.Reading.ToString()));
            return null;
        }
        using var json = JsonDocument.Parse(bytes, CsafCheck.Json);
        var document = new CsafDocument(json.RootElement);
        if (document.Tracking["status"].Text == "draft" || document.Tracking["id"].Text.Length == 0 || Rfc3339.Parse(document.Tracking["initial_release_date"].Text) is null
            || document.Document["distribution"]["tlp"]["label"].Text is not ("" or "WHITE" or "GREEN" or "AMBER" or "RED"))
        {
            notes.Add(new(PublicationNoteCode.NotOffered, place, document.Tracking["status"].Text));
            return null;
        }
        return new(bytes, document);
    }

    /// <summary>The line of a hash file: the hash, two blanks, the name, as <c>sha256sum -c</c> reads it.</summary>
    public byte[] HashLine(HashAlgorithmName algorithm) =>
        Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm, Bytes))}  {Name}\n");
}
