using System.IO.Compression;
using Rectify.Scanning.Archives;
using Rectify.Scanning.Sboms;

namespace Rectify.Scanning;

/// <summary>Tells by its content what a file is and has it read; archives lead back here with what they hold.</summary>
internal sealed class Examiner(Examination scan)
{
    private const int HeadBytes = 1024;

    /// <summary>Examines something that can be sought in. False when it is nothing that is read.</summary>
    /// <param name="stream">The content.</param>
    /// <param name="location">Where it is.</param>
    /// <param name="depth">How many archives it lies in.</param>
    public bool Examine(Stream stream, string location, int depth)
    {
        Span<byte> buffer = stackalloc byte[HeadBytes];
        stream.Position = 0;
        var head = buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        var kind = Content.KindOf(head);
        switch (kind)
        {
            case ContentKind.Zip:
                new ZipExaminer(scan, this).Examine(stream, location, depth);
                return true;
            case ContentKind.Tar:
                new TarExaminer(scan, this).Examine(stream, location, depth);
                return true;
            case ContentKind.Gzip or ContentKind.Bzip2:
                Unpack(kind, stream, location, depth);
                return true;
            case ContentKind.NotRead:
                scan.Notes.Add(NoteCode.FormatNotRead, location, Content.UnreadFormat(head) ?? "");
                return true;
            default:
                if (ExamineDocument(stream, head, location)) return true;
                if (ZipEnd.Find(stream) is null) return false;
                new ZipExaminer(scan, this).Examine(stream, location, depth);
                return true;
        }
    }

    /// <summary>Examines something that can be read only once. It is held, to be sought in, only when it is worth it.</summary>
    /// <param name="content">The content.</param>
    /// <param name="expected">How long it is said to be; -1 when nothing is said.</param>
    /// <param name="location">Where it is.</param>
    /// <param name="depth">How many archives it lies in.</param>
    public void ExamineForward(Stream content, long expected, string location, int depth)
    {
        var head = new byte[HeadBytes];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new PrefixedStream(head.AsMemory(0, length), content);
        var kind = Content.KindOf(head.AsSpan(0, length));
        switch (kind)
        {
            case ContentKind.Tar:
                new TarExaminer(scan, this).Examine(whole, location, depth);
                return;
            case ContentKind.Gzip or ContentKind.Bzip2:
                Unpack(kind, whole, location, depth);
                return;
            case ContentKind.Zip or ContentKind.Program when !scan.MayOpen(location, depth):
                return;
            case ContentKind.NotRead:
                scan.Notes.Add(NoteCode.FormatNotRead, location, Content.UnreadFormat(head) ?? "");
                return;
            case ContentKind.Other when !MayBeDocument(head.AsSpan(0, length)):
                return;
        }
        using var held = HeldContent.Of(whole, expected, scan.Tree, scan.Budget);
        Examine(held.Stream, location, depth);
    }

    /// <summary>A compressed file is its content: it has no name of its own inside.</summary>
    private void Unpack(ContentKind kind, Stream packed, string location, int depth)
    {
        if (!scan.MayOpen(location, depth)) return;
        scan.Guard(location, () =>
        {
            var counted = new CountingStream(packed);
            Stream unpacked = kind == ContentKind.Gzip ? new GZipStream(counted, CompressionMode.Decompress) : new Bzip2Stream(counted);
            using var guarded = new GuardedStream(unpacked, kind == ContentKind.Gzip ? "gzip" : "bzip2", () => counted.Count, scan.Budget);
            ExamineForward(guarded, -1, location, depth + 1);
        });
    }

    private static bool MayBeDocument(ReadOnlySpan<byte> head) => SbomMarker.IsJson(head) || SbomMarker.InHead(head) != SbomKind.None;

    private bool ExamineDocument(Stream stream, ReadOnlySpan<byte> head, string location)
    {
        var kind = SbomMarker.InHead(head);
        if (kind == SbomKind.None && SbomMarker.IsJson(head)) kind = SbomMarker.InStream(stream, scan.Budget, scan.Cancellation);
        if (kind == SbomKind.None) return false;
        if (kind is SbomKind.CycloneDxJson or SbomKind.SpdxJson && SbomMarker.IsList(head))
        {
            scan.Notes.Add(NoteCode.SbomRootIsList, location);
            return true;
        }
        scan.Budget.SpendBytes(stream.Length);
        if (TryRead(stream, kind, location)) return true;
        // One format's word stood first inside a document of the other.
        return kind switch
        {
            SbomKind.CycloneDxJson => TryRead(stream, SbomKind.SpdxJson, location),
            SbomKind.SpdxJson => TryRead(stream, SbomKind.CycloneDxJson, location),
            _ => false,
        };
    }

    private bool TryRead(Stream stream, SbomKind kind, string location)
    {
        stream.Position = 0;
        return SbomFile.TryRead(stream, kind, location, scan.Findings, scan.Limits, scan.Cancellation);
    }
}
