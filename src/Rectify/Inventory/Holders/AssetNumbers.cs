using System.Buffers.Binary;
using Rectify.Foundation;

namespace Rectify.Inventory.Holders;

/// <summary>
/// The numbers that stand for assets in postings: 1, 2, 3, … in the order in which they were first merged. Whoever merges gives them, alone,
/// so no intake waits for a number. They are kept packed, 1,024 assets a row.
/// </summary>
internal sealed class AssetNumbers
{
    /// <summary>The assets of one row.</summary>
    public const int InBlock = 1_024;

    private const int Bytes = 17; // the kind, then the id

    private readonly Dictionary<AssetId, uint> numbers = [];
    private readonly List<AssetId> assets = [];
    private int kept;

    public AssetNumbers(IEnumerable<byte[]> blocks)
    {
        foreach (var block in blocks) foreach (var asset in Read(block)) Of(asset);
        kept = assets.Count;
    }

    /// <summary>The asset's number; the next one when it has none.</summary>
    public uint Of(AssetId asset)
    {
        if (numbers.TryGetValue(asset, out var number)) return number;
        assets.Add(asset);
        return numbers[asset] = (uint)assets.Count;
    }

    /// <summary>The rows that have changed since the numbers were read.</summary>
    public IReadOnlyList<(long Block, byte[] Assets)> Changed()
    {
        var changed = new List<(long, byte[])>();
        for (var block = kept / InBlock; block * InBlock < assets.Count && kept < assets.Count; block++)
            changed.Add((block, Write(assets.Skip(block * InBlock).Take(InBlock))));
        return changed;
    }

    /// <summary>The row in which a number stands, and its place in it.</summary>
    public static (long Block, int Place) PlaceOf(uint number) => ((number - 1) / InBlock, (int)((number - 1) % InBlock));

    /// <summary>The assets of a row.</summary>
    public static AssetId[] Read(ReadOnlySpan<byte> block)
    {
        if (block.Length % Bytes != 0) throw new InvalidDataException("The assets' numbers are damaged");
        var read = new AssetId[block.Length / Bytes];
        for (var i = 0; i < read.Length; i++)
        {
            var one = block.Slice(i * Bytes, Bytes);
            read[i] = new(one[0] == 0 ? AssetKind.Release : AssetKind.System, new Id(BinaryPrimitives.ReadUInt128BigEndian(one[1..])));
        }
        return read;
    }

    private static byte[] Write(IEnumerable<AssetId> some)
    {
        var bytes = new List<byte>(InBlock * Bytes);
        Span<byte> one = stackalloc byte[Bytes];
        foreach (var asset in some)
        {
            one[0] = asset.Kind == AssetKind.Release ? (byte)0 : (byte)1;
            BinaryPrimitives.WriteUInt128BigEndian(one[1..], asset.Value.Value);
            bytes.AddRange(one);
        }
        return [.. bytes];
    }
}
