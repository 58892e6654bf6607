namespace Rectify.Advisories.Feeds;

/// <summary>What the first bytes of a file say that it is. Names and extensions are never asked.</summary>
internal enum FeedForm { Other, Zip, Gzip, Json, EpssTable }

internal static class FeedForms
{
    /// <summary>How many bytes are enough to tell.</summary>
    public const int HeadBytes = 256;

    public static FeedForm Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8)) return FeedForm.Zip;
        if (head.StartsWith<byte>([0x1F, 0x8B, 0x08])) return FeedForm.Gzip;
        var text = WithoutMark(head).TrimStart(" \t\r\n"u8);
        if (text.StartsWith("{"u8)) return FeedForm.Json;
        return text.StartsWith("#model_version"u8) || text.StartsWith("cve,epss"u8) ? FeedForm.EpssTable : FeedForm.Other;
    }

    /// <summary>The bytes behind a UTF-8 byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
