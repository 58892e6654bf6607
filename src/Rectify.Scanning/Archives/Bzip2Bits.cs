namespace Rectify.Scanning.Archives;

/// <summary>Reads bits, the highest first.</summary>
internal sealed class Bzip2Bits(Stream stream)
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    private readonly byte[] _buffer = new byte[16 << 10];
    private int _at, _end, _count;
    private ulong _bits;

    /// <summary>Up to 24 bits.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public uint Read(int count)
    {
        while (_count < count)
        {
            if (!HasByte()) throw new InvalidDataException("The bzip2 data ends too early.");
            _bits = (_bits << 8) | _buffer[_at++];
            _count += 8;
        }
        _count -= count;
        return (uint)(_bits >> _count) & ((1u << count) - 1);
    }

    public bool HasMore() => _count > 0 || HasByte();

    public void AlignToByte() => _count -= _count & 7;

    /// <summary>CRC-32 as bzip2 uses it: the same polynomial as zip's, highest bit first.</summary>
    public static uint Crc(uint crc, byte value) => (crc << 8) ^ CrcTable[(crc >> 24) ^ value];

    private bool HasByte()
    {
        if (_at < _end) return true;
        (_at, _end) = (0, stream.Read(_buffer));
        return _end > 0;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++) value = (value << 1) ^ ((value >> 31) * 0x04C11DB7u);
            table[i] = value;
        }
        return table;
    }
}
