using System.Buffers;
using System.Text;

namespace Rectify.Scanning.Sboms;

/// <summary>What a document's bytes say that it may be.</summary>
internal enum SbomKind
{
    None,
    CycloneDxJson,
    SpdxJson,
    Spdx3Json,
    CycloneDxXml,
    SpdxXml,
    SpdxTagValue,
    SpdxYaml,
    Utf16,
}

/// <summary>
/// Recognises SBOMs by what stands in them. In JSON the telling property may be the last one, so a JSON document is searched to its end,
/// as bytes, which runs at the speed of memory.
/// </summary>
internal static class SbomMarker
{
    private const int Overlap = 64;

    /// <summary>What the beginning says; <see cref="SbomKind.None"/> for JSON whose beginning does not tell.</summary>
    public static SbomKind InHead(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return InUtf16(head);
        var text = WithoutBlanks(head);
        if (text.Length == 0) return SbomKind.None;
        return text[0] switch
        {
            (byte)'{' or (byte)'[' => InJson(text),
            (byte)'<' when text.IndexOf("cyclonedx.org/schema/bom"u8) >= 0 => SbomKind.CycloneDxXml,
            (byte)'<' when text.IndexOf("spdx.org/rdf/terms"u8) >= 0 => SbomKind.SpdxXml,
            _ when StartsLine(text, "SPDXVersion:"u8) => SbomKind.SpdxTagValue,
            _ when StartsLine(text, "spdxVersion:"u8) => SbomKind.SpdxYaml,
            _ => SbomKind.None,
        };
    }

    /// <summary>Whether the beginning is that of JSON.</summary>
    public static bool IsJson(ReadOnlySpan<byte> head) => WithoutBlanks(head) is [(byte)'{' or (byte)'[', ..];

    /// <summary>Whether the beginning is that of a JSON list.</summary>
    public static bool IsList(ReadOnlySpan<byte> head) => WithoutBlanks(head) is [(byte)'[', ..];

    /// <summary>Searches a JSON document from where the stream stands.</summary>
    public static SbomKind InStream(Stream stream, Budget budget, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(256 << 10);
        try
        {
            var kept = 0;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var count = stream.Read(buffer.AsSpan(kept));
                if (count == 0) return SbomKind.None;
                budget.SpendBytes(count);
                var window = buffer.AsSpan(0, kept + count);
                if (InJson(window) is not SbomKind.None and var kind) return kind;
                kept = Math.Min(Overlap, window.Length);
                window[^kept..].CopyTo(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static SbomKind InJson(ReadOnlySpan<byte> text)
    {
        var (cyclone, spdx) = (text.IndexOf("\"bomFormat\""u8), text.IndexOf("\"spdxVersion\""u8));
        if (cyclone >= 0 && (spdx < 0 || cyclone < spdx)) return SbomKind.CycloneDxJson;
        if (spdx >= 0) return SbomKind.SpdxJson;
        return text.IndexOf("spdx.org/rdf/3"u8) >= 0 ? SbomKind.Spdx3Json : SbomKind.None;
    }

    private static SbomKind InUtf16(ReadOnlySpan<byte> head)
    {
        var text = (head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(head);
        return InHead(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'))) == SbomKind.None ? SbomKind.None : SbomKind.Utf16;
    }

    private static bool StartsLine(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        var at = text.IndexOf(name);
        return at == 0 || (at > 0 && text[at - 1] == (byte)'\n');
    }

    private static ReadOnlySpan<byte> WithoutBlanks(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        return head.TrimStart(" \t\r\n"u8);
    }
}
