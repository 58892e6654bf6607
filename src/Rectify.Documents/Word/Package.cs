using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Rectify.Documents.Word;

/// <summary>
/// A package of parts (OPC, ECMA-376 part 2). The archive is not compressed and its entries are dated 1980-01-01, the first day that ZIP knows: no clock and no
/// version of a compression library changes a byte.
/// </summary>
internal sealed class Package
{
    private const string MainPath = "word/document.xml", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly List<(string Path, string MediaType, XElement Root)> parts = [];
    private readonly List<(string Type, string Target)> related = [];
    private readonly List<(string Type, string Target)> whole = [];

    /// <summary>A part that the main part refers to, and the id by which it does.</summary>
    public string Related(string path, string kind, XElement root)
    {
        parts.Add((path, $"{Kind}{kind}+xml", root));
        related.Add((Office + kind, path["word/".Length..]));
        return Id(related.Count - 1);
    }

    /// <summary>The main part.</summary>
    public void Main(XElement root)
    {
        parts.Insert(0, (MainPath, $"{Kind}document.main+xml", root));
        whole.Add(($"{Office}officeDocument", MainPath));
    }

    /// <summary>What the package says of itself.</summary>
    public void Properties(XElement core, XElement extended)
    {
        parts.Add(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core));
        parts.Add(("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", extended));
        whole.Add(("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"));
        whole.Add(($"{Office}extended-properties", "docProps/app.xml"));
    }

    /// <summary>The archive.</summary>
    public byte[] ToArray()
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", ContentTypes());
            Add(archive, "_rels/.rels", RelationsOf(whole));
            foreach (var part in parts) Add(archive, part.Path, part.Root);
            Add(archive, "word/_rels/document.xml.rels", RelationsOf(related));
        }
        return bytes.ToArray();
    }

    private static void Add(ZipArchive archive, string path, XElement root)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = XmlWriter.Create(entry.Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(writer);
    }

    private XElement ContentTypes() => new(Types + "Types",
        new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
        parts.Select(part => new XElement(Types + "Override", new XAttribute("PartName", $"/{part.Path}"), new XAttribute("ContentType", part.MediaType))));

    private static XElement RelationsOf(IReadOnlyList<(string Type, string Target)> relations) => new(Relations + "Relationships",
        relations.Select((relation, index) => new XElement(Relations + "Relationship",
            new XAttribute("Id", Id(index)), new XAttribute("Type", relation.Type), new XAttribute("Target", relation.Target))));

    private static string Id(int index) => $"r{index + 1}";
}
