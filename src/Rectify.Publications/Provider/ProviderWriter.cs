using System.Security.Cryptography;
using System.Text;
using Rectify.Publications.Data;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Provider;

/// <summary>
/// A CSAF provider as files. What is TLP:WHITE stands in <c>white/</c> for everybody; each other label has a folder of its own, before which the
/// web server must ask who comes. Nothing is put anywhere unless all of it can be.
/// </summary>
public static class ProviderWriter
{
    /// <summary>Puts all files into a sink, the metadata last: whoever reads it finds what it names.</summary>
    /// <param name="directory">What is offered.</param>
    /// <param name="sign">Makes a detached, ASCII-armoured OpenPGP signature of bytes; null when nothing is signed.</param>
    /// <param name="put">Takes a path below the folder, with slashes, and the bytes.</param>
    /// <returns>What was not offered; when a note refuses, nothing was put.</returns>
    public static IReadOnlyList<PublicationNote> Write(ProviderDirectory directory, Func<byte[], byte[]>? sign, Action<string, byte[]> put)
    {
        var notes = new List<PublicationNote>();
        if (!directory.BaseUrl.EndsWith('/') || !AdvisoryCheck.IsAddress(directory.BaseUrl)) notes.Add(new(PublicationNoteCode.NotAnAddress, "baseUrl", Characters.Short(directory.BaseUrl)));
        if (!AdvisoryCheck.IsAddress(directory.Publisher.Namespace)) notes.Add(new(PublicationNoteCode.NotAnAddress, "publisher/namespace", Characters.Short(directory.Publisher.Namespace)));
        if (directory.Role == ProviderRole.TrustedProvider && (sign is null || directory.Key is null)) notes.Add(new(PublicationNoteCode.FormatNeeds, "key", "csaf_trusted_provider"));
        if (directory.Key is { } key && (key.Fingerprint.Length < 40 || !key.Fingerprint.All(char.IsAsciiHexDigit))) notes.Add(new(PublicationNoteCode.NotAnIdentifier, "key/fingerprint", Characters.Short(key.Fingerprint)));
        var documents = Documents(directory, notes);
        if (notes.Exists(note => note.IsRefusal)) return notes;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var folder in documents.GroupBy(document => document.Folder)) Offer(directory, folder.Key, [.. folder], sign, files, notes);
        if (directory.Key is { } own) files[KeyPath(own)] = own.Armoured;
        var metadata = new ProviderMetadata(directory, [.. documents.Select(document => document.Label).Distinct().Order(StringComparer.Ordinal)]);
        var json = new CleanJson(notes);
        if (json.Write(metadata.Service()) is { } service) files["service.json"] = service;
        var last = json.Write(metadata.Write());
        if (last is null || notes.Exists(note => note.IsRefusal)) return notes;
        foreach (var (path, bytes) in files) put(path, bytes);
        put("provider-metadata.json", last);
        return notes;
    }

    internal static string KeyPath(OpenPgpKey key) => $"openpgp/{key.Fingerprint.ToUpperInvariant()}.asc";

    private static List<OfferedDocument> Documents(ProviderDirectory directory, List<PublicationNote> notes)
    {
        var documents = new List<OfferedDocument>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < directory.Documents.Count; i++)
        {
            if (OfferedDocument.Read(directory.Documents[i], $"documents/{i}", notes) is not { } document) continue;
            // Two ids may give one file name; the later would overwrite the earlier.
            if (names.Add(document.Name)) documents.Add(document);
            else notes.Add(new(PublicationNoteCode.NameTaken, $"documents/{i}", document.Id));
        }
        return [.. documents.OrderByDescending(document => document.UpdatedAt).ThenBy(document => document.Path, StringComparer.Ordinal)];
    }

    private static void Offer(
        ProviderDirectory directory, string folder, List<OfferedDocument> documents, Func<byte[], byte[]>? sign, SortedDictionary<string, byte[]> files, List<PublicationNote> notes)
    {
        foreach (var document in documents)
        {
            var path = $"{folder}/{document.Path}";
            files[path] = document.Bytes;
            files[$"{path}.sha256"] = document.HashLine(HashAlgorithmName.SHA256);
            files[$"{path}.sha512"] = document.HashLine(HashAlgorithmName.SHA512);
            if (sign is not null) files[$"{path}.asc"] = sign(document.Bytes);
        }
        files[$"{folder}/index.txt"] = Encoding.UTF8.GetBytes(string.Concat(documents.Select(document => document.Path).Order(StringComparer.Ordinal).Select(path => path + "\n")));
        files[$"{folder}/changes.csv"] = Encoding.UTF8.GetBytes(string.Concat(documents.Select(document => $"\"{document.Path}\",\"{Wire.Time(document.UpdatedAt)}\"\n")));
        var feed = new RolieFeed(directory, folder, documents, sign is not null);
        if (new CleanJson(notes).Write(feed.Write()) is { } json) files[RolieFeed.PathOf(folder)] = json;
    }
}
