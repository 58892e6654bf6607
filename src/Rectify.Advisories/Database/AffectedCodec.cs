using Rectify.Advisories.Feeds.Osv;

namespace Rectify.Advisories.Database;

/// <summary>What one advisory says of one package, as it stands in the package's blob.</summary>
/// <param name="Advisory">The advisory's row.</param>
/// <param name="ByCase">Filed here only because documents lose the capitals of this ecosystem's names.</param>
/// <param name="Ranges">Its ranges, commit ranges without their events.</param>
/// <param name="Versions">Versions listed one by one.</param>
internal sealed record AffectedEntry(long Advisory, bool ByCase, IReadOnlyList<AffectedRange> Ranges, IReadOnlyList<string> Versions);

/// <summary>The same, not yet unpacked: how the import moves it about.</summary>
/// <param name="Advisory">The advisory's row.</param>
/// <param name="Edition">Which reading of the advisory it belongs to; statements of an older one are dropped when the blob is written.</param>
/// <param name="ByCase">Filed under the lower-case name.</param>
/// <param name="Statement">Ranges and versions.</param>
internal readonly record struct FiledStatement(long Advisory, int Edition, bool ByCase, byte[] Statement);

/// <summary>
/// The compact form of ranges. All that is known about a package stands in one blob, entry behind entry: one look-up answers
/// everything (measured against a row per advisory and package: three quarters of the size, and no second index to walk).
/// </summary>
internal static class AffectedCodec
{
    /// <summary>The ranges and versions of one entry, without the advisory.</summary>
    public static void WriteStatement(BlobWriter blob, AffectedPackage affected)
    {
        blob.Number(affected.Ranges.Count);
        foreach (var range in affected.Ranges)
        {
            blob.Number((int)range.Kind);
            blob.Number(range.Events.Count);
            foreach (var (kind, version) in range.Events)
            {
                blob.Number((int)kind);
                blob.Text(version);
            }
        }
        blob.Texts(affected.Versions);
    }

    /// <summary>Adds an entry to a package's blob.</summary>
    public static void WriteEntry(BlobWriter blob, FiledStatement filed)
    {
        blob.Number(filed.Advisory);
        blob.Number(filed.ByCase ? 1 : 0);
        blob.Bytes(filed.Statement);
    }

    /// <summary>Splits a package's blob into entries without reading their ranges.</summary>
    public static List<FiledStatement> Split(ReadOnlySpan<byte> bytes)
    {
        var blob = new BlobReader(bytes);
        var entries = new List<FiledStatement>();
        while (!blob.AtEnd) entries.Add(new FiledStatement(blob.Number(), 0, blob.Number() == 1, blob.Bytes().ToArray()));
        return entries;
    }

    public static List<AffectedEntry> Read(ReadOnlySpan<byte> bytes)
    {
        var blob = new BlobReader(bytes);
        var entries = new List<AffectedEntry>();
        while (!blob.AtEnd)
        {
            var advisory = blob.Number();
            var byCase = blob.Number() == 1;
            var statement = new BlobReader(blob.Bytes());
            var ranges = new AffectedRange[statement.Count()];
            for (var i = 0; i < ranges.Length; i++)
            {
                var kind = (RangeKind)statement.Number();
                var events = new RangeEvent[statement.Count()];
                for (var j = 0; j < events.Length; j++) events[j] = new RangeEvent((RangeEventKind)statement.Number(), statement.Text());
                ranges[i] = new AffectedRange(kind, events);
            }
            entries.Add(new AffectedEntry(advisory, byCase, ranges, statement.Texts()));
        }
        return entries;
    }
}
