namespace Rectify.Scanning.Archives;

/// <summary>A canonical Huffman code of at most 20 bits.</summary>
internal sealed class Bzip2Code
{
    private const int Longest = 20;
    private readonly int[] _limit = new int[Longest + 2], _offset = new int[Longest + 2];
    private readonly ushort[] _symbols;
    private readonly int _shortest = Longest;

    public Bzip2Code(ReadOnlySpan<int> lengths)
    {
        var counts = new int[Longest + 1];
        foreach (var length in lengths)
        {
            counts[length]++;
            _shortest = Math.Min(_shortest, length);
        }
        _symbols = new ushort[lengths.Length];
        int code = 0, index = 0;
        for (var length = 1; length <= Longest; length++)
        {
            _offset[length] = index - code;
            for (var symbol = 0; symbol < lengths.Length; symbol++)
                if (lengths[symbol] == length) _symbols[index++] = (ushort)symbol;
            code += counts[length];
            _limit[length] = code;
            code <<= 1;
        }
    }

    /// <summary>The next symbol.</summary>
    /// <exception cref="InvalidDataException">No code begins with these bits.</exception>
    public int Read(Bzip2Bits bits)
    {
        var length = _shortest;
        var code = (int)bits.Read(length);
        while (code >= _limit[length])
        {
            if (length == Longest) throw new InvalidDataException("Not a bzip2 code.");
            code = (code << 1) | (int)bits.Read(1);
            length++;
        }
        var index = code + _offset[length];
        return (uint)index < (uint)_symbols.Length ? _symbols[index] : throw new InvalidDataException("Not a bzip2 code.");
    }
}
