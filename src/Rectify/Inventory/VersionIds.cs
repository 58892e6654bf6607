using Rectify.Foundation;

namespace Rectify.Inventory;

/// <summary>
/// A sorted set of package version ids as bytes: the difference to the one before, seven bits a byte, low bits first. A release of
/// 500 packages takes well under a kilobyte, and membership is answered without making a list.
/// </summary>
internal static class VersionIds
{
    /// <summary>Writes ids that are positive, sorted and distinct.</summary>
    public static byte[] Write(IReadOnlyList<long> sorted)
    {
        var bytes = new Varints.Writer();
        var last = 0L;
        foreach (var id in sorted)
        {
            if (id <= last) throw new ArgumentException("Ids must be positive, sorted and distinct", nameof(sorted));
            bytes.Add((ulong)(id - last));
            last = id;
        }
        return bytes.ToArray();
    }

    /// <summary>Reads them back.</summary>
    public static List<long> Read(ReadOnlySpan<byte> bytes)
    {
        var ids = new List<long>(bytes.Length);
        var reader = new Varints.Reader(bytes);
        for (var last = 0L; !reader.AtEnd;) ids.Add(last += (long)reader.Next());
        return ids;
    }

    /// <summary>The ids of <paramref name="wanted"/> (sorted) that are in the set.</summary>
    public static IReadOnlyList<long> Common(ReadOnlySpan<byte> bytes, IReadOnlyList<long> wanted)
    {
        List<long>? common = null;
        var reader = new Varints.Reader(bytes);
        var at = 0;
        for (var id = 0L; !reader.AtEnd;)
        {
            id += (long)reader.Next();
            while (at < wanted.Count && wanted[at] < id) at++;
            if (at == wanted.Count) break;
            if (wanted[at] == id) (common ??= []).Add(id);
        }
        return common ?? [];
    }
}
