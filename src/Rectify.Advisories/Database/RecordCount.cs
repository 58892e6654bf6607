using System.Security.Cryptography;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Feeds.Osv;

namespace Rectify.Advisories.Database;

/// <summary>Counts the records of one source, and which ecosystem most of them name.</summary>
internal sealed class RecordCount
{
    private readonly Dictionary<string, int> ecosystems = new(StringComparer.Ordinal);

    public long Read { get; private set; }

    /// <summary>Ties are broken by name, so that the answer is the same every time.</summary>
    public string MainEcosystem =>
        ecosystems.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).FirstOrDefault("");

    public void Add(OsvRecord record)
    {
        Read++;
        string former = "";
        foreach (var affected in record.Affected)
        {
            if (affected.Ecosystem == former) continue;
            former = affected.Ecosystem;
            var colon = former.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? former : former[..colon];
            ecosystems[name] = ecosystems.GetValueOrDefault(name) + 1;
        }
    }
}

/// <summary>The loose records of one folder, which count as one source.</summary>
internal sealed class LooseRecords
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long bytes;

    public RecordCount Count { get; } = new();

    public void Add(ReadOnlySpan<byte> record)
    {
        hash.AppendData(record);
        bytes += record.Length;
    }

    public ImportedSource ToSource(string folder)
    {
        using (hash)
            return new ImportedSource(FeedKind.Osv, folder, folder, Convert.ToHexStringLower(hash.GetHashAndReset()), bytes, Count.Read) { Ecosystem = Count.MainEcosystem };
    }
}
