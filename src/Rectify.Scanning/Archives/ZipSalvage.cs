using System.Buffers.Binary;

namespace Rectify.Scanning.Archives;

/// <summary>
/// What can be had of a zip whose directory is missing: the local headers, found by their signature. Entries whose sizes were written
/// behind their data end where the next signature stands.
/// </summary>
internal static class ZipSalvage
{
    private const int HeaderSize = 30, DescriptorSize = 16, Window = 256 << 10;
    private const int SizesFollow = 8;

    /// <summary>The entries whose header and data are there.</summary>
    public static ZipDirectory Read(Stream stream, Budget budget, CancellationToken cancellation)
    {
        var names = new List<byte>();
        var entries = new List<ZipEntry>();
        var window = new byte[Window];
        Span<byte> header = stackalloc byte[HeaderSize];
        for (var at = NextHeader(stream, 0, window, "PK\x03\x04"u8, budget); at >= 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            stream.Position = at;
            if (stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize || !budget.TrySpendEntry()) break;
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
            var dataAt = at + HeaderSize + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            var name = new byte[nameLength];
            if (stream.ReadAtLeast(name, nameLength, throwOnEndOfStream: false) < nameLength) break;
            var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
            var method = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
            var crc = BinaryPrimitives.ReadUInt32LittleEndian(header[14..]);
            long packed = BinaryPrimitives.ReadUInt32LittleEndian(header[18..]);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(header[22..]);
            if ((flags & SizesFollow) != 0)
            {
                if (!TryFindDescriptor(stream, dataAt, window, header, budget)) break;
                crc = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
                packed = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
                size = BinaryPrimitives.ReadUInt32LittleEndian(header[12..]);
            }
            if (dataAt + packed > stream.Length) break;
            entries.Add(new ZipEntry(names.Count, nameLength, flags, method, crc, packed, size, at));
            names.AddRange(name);
            at = NextHeader(stream, dataAt + packed, window, "PK\x03\x04"u8, budget);
        }
        return new ZipDirectory([.. names], entries, isBroken: false, isCut: false);
    }

    /// <summary>The record behind the data (APPNOTE 4.3.9) whose packed size is the distance from the data's beginning.</summary>
    private static bool TryFindDescriptor(Stream stream, long dataAt, byte[] window, Span<byte> header, Budget budget)
    {
        var descriptor = header[..DescriptorSize];
        for (var at = dataAt; (at = NextHeader(stream, at, window, "PK\x07\x08"u8, budget)) >= 0; at++)
        {
            stream.Position = at;
            if (stream.ReadAtLeast(descriptor, DescriptorSize, throwOnEndOfStream: false) < DescriptorSize) return false;
            if (BinaryPrimitives.ReadUInt32LittleEndian(descriptor[8..]) == at - dataAt) return true;
        }
        return false;
    }

    private static long NextHeader(Stream stream, long from, byte[] window, ReadOnlySpan<byte> signature, Budget budget)
    {
        stream.Position = from;
        var kept = 0;
        for (var windowAt = from; ;)
        {
            var count = stream.Read(window.AsSpan(kept));
            if (count == 0) return -1;
            budget.SpendBytes(count);
            var bytes = window.AsSpan(0, kept + count);
            var found = bytes.IndexOf(signature);
            if (found >= 0) return windowAt + found;
            kept = Math.Min(signature.Length - 1, bytes.Length);
            windowAt += bytes.Length - kept;
            bytes[^kept..].CopyTo(window);
        }
    }
}
