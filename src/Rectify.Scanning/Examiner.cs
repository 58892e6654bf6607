using Rectify.Scanning.Sboms;

namespace Rectify.Scanning;

/// <summary>Looks into one file of the tree and into everything in it.</summary>
internal sealed class Examiner(Budget budget, Findings findings, CancellationToken cancellation)
{
    private const int HeadBytes = 4 << 10;

    /// <summary>Examines a stream that can seek. False when it is nothing that is read.</summary>
    public bool Examine(Stream stream, string location)
    {
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (!budget.TrySpendBytes(stream.Length))
        {
            findings.Notes.Add(NoteCode.TooManyBytes, location, budget.Limits.TotalBytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return true;
        }
        return ExamineDocument(stream, head.AsSpan(0, length), location);
    }

    private bool ExamineDocument(Stream stream, ReadOnlySpan<byte> head, string location)
    {
        var kind = SbomMarker.InHead(head);
        if (kind == SbomKind.None && SbomMarker.IsJson(head)) kind = SbomMarker.InStream(stream, budget, cancellation);
        if (kind == SbomKind.None) return false;
        if (kind is SbomKind.CycloneDxJson or SbomKind.SpdxJson && SbomMarker.IsList(head))
        {
            findings.Notes.Add(NoteCode.SbomRootIsList, location);
            return true;
        }
        stream.Position = 0;
        if (SbomFile.TryRead(stream, kind, location, findings, budget.Limits, cancellation)) return true;
        if (kind is not (SbomKind.CycloneDxJson or SbomKind.SpdxJson)) return false;
        // One format's word stood first inside a document of the other.
        stream.Position = 0;
        var other = kind == SbomKind.SpdxJson ? SbomKind.CycloneDxJson : SbomKind.SpdxJson;
        return SbomFile.TryRead(stream, other, location, findings, budget.Limits, cancellation);
    }
}
