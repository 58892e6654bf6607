using System.Security.Cryptography;
using System.Text;
using Rectify.Publications.Model;

namespace Rectify.Publications.Writing;

/// <summary>Names for documents that want one which nobody else has: made of the publisher's namespace and the advisory's id, so always the same.</summary>
internal static class DocumentIri
{
    /// <summary>An address below the publisher's namespace; nothing need be there.</summary>
    public static string Of(PublishedAdvisory advisory, string fragment = "") =>
        $"{advisory.Publisher.Namespace.TrimEnd('/')}/{Uri.EscapeDataString(advisory.Id)}{(fragment.Length > 0 ? "#" + Uri.EscapeDataString(fragment) : "")}";

    /// <summary>A UUID of version 8 (RFC 9562, section 5.8), of the hash of that address.</summary>
    public static string Uuid(PublishedAdvisory advisory)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(Of(advisory))).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
