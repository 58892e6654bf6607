namespace Rectify.Scanning.Archives;

/// <summary>
/// Unpacks bzip2 (one or more streams after another). Written for hostile input: every index is checked and memory is at most one block
/// of 900,000 bytes and its table. The block checksums are verified.
/// </summary>
internal sealed class Bzip2Stream(Stream packed) : ReadOnlyStream
{
    private const ulong BlockMagic = 0x314159265359, EndMagic = 0x177245385090;
    private const int MostGroups = 6, GroupSize = 50, MostSelectors = 18002, LongestCode = 20;

    private readonly Bzip2Bits _bits = new(packed);
    private uint[] _table = [];
    private int _level, _left, _at, _run, _runByte = -1;
    private int _pending;
    private uint _blockCrc, _crc;
    private bool _inBlock, _ended;

    public override int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            if (_pending > 0)
            {
                var repeat = Math.Min(_pending, buffer.Length - count);
                buffer.Slice(count, repeat).Fill((byte)_runByte);
                for (var i = 0; i < repeat; i++) _crc = Bzip2Bits.Crc(_crc, (byte)_runByte);
                count += repeat;
                _pending -= repeat;
                continue;
            }
            if (_left == 0)
            {
                // What was unpacked of a block is handed out before the next one may turn out to be broken.
                if (count > 0 || !NextBlock()) return count;
                continue;
            }
            var value = Next();
            if (_run == 4)
            {
                // After four equal bytes the next one says how many more there are.
                _pending = value;
                _run = 0;
                continue;
            }
            _run = value == _runByte ? _run + 1 : 1;
            _runByte = value;
            _crc = Bzip2Bits.Crc(_crc, (byte)value);
            buffer[count++] = (byte)value;
        }
        return count;
    }

    private int Next()
    {
        var entry = _table[_at];
        _at = (int)(entry >> 8);
        _left--;
        return (byte)entry;
    }

    private bool NextBlock()
    {
        if (_inBlock && ~_crc != _blockCrc) throw new InvalidDataException("A bzip2 block's checksum is wrong.");
        _inBlock = false;
        while (!_ended)
        {
            if (_level == 0 && !ReadHeader()) return false;
            var magic = ((ulong)_bits.Read(24) << 24) | _bits.Read(24);
            if (magic == EndMagic)
            {
                _bits.Read(16);
                _bits.Read(16);
                _bits.AlignToByte();
                _level = 0;
                continue;
            }
            if (magic != BlockMagic) throw Broken();
            ReadBlock();
            return true;
        }
        return false;
    }

    /// <summary>The header of a stream; false when there is none after a first one.</summary>
    private bool ReadHeader()
    {
        if (!_bits.HasMore())
        {
            _ended = true;
            return false;
        }
        if (_bits.Read(24) != (('B' << 16) | ('Z' << 8) | 'h'))
        {
            if (_table.Length == 0) throw Broken();
            _ended = true; // padding after the last stream
            return false;
        }
        var level = (int)_bits.Read(8) - '0';
        if (level is < 1 or > 9) throw Broken();
        _level = level;
        if (_table.Length < level * 100_000) _table = new uint[level * 100_000];
        return true;
    }

    private void ReadBlock()
    {
        _blockCrc = (_bits.Read(16) << 16) | _bits.Read(16);
        if (_bits.Read(1) != 0) throw Broken(); // "randomised", never written since 0.9.5
        var origin = (int)_bits.Read(24);
        var symbols = ReadSymbols();
        var size = ReadData(symbols);
        if (origin >= size) throw Broken();
        (_left, _run, _runByte, _pending, _crc, _inBlock) = (size, 0, -1, 0, uint.MaxValue, true);
        _at = (int)(_table[origin] >> 8);
    }

    private List<byte> ReadSymbols()
    {
        var used = _bits.Read(16);
        var symbols = new List<byte>(256);
        for (var row = 0; row < 16; row++)
        {
            if ((used & (0x8000u >> row)) == 0) continue;
            var columns = _bits.Read(16);
            for (var column = 0; column < 16; column++)
                if ((columns & (0x8000u >> column)) != 0) symbols.Add((byte)((row * 16) + column));
        }
        return symbols.Count > 0 ? symbols : throw Broken();
    }

    private (Bzip2Code[] Codes, byte[] Selectors) ReadCodes(int alphabet)
    {
        var groups = (int)_bits.Read(3);
        var count = (int)_bits.Read(15);
        if (groups is < 2 or > MostGroups || count is < 1) throw Broken();
        var order = new byte[] { 0, 1, 2, 3, 4, 5 };
        var selectors = new byte[Math.Min(count, MostSelectors)];
        for (var i = 0; i < count; i++)
        {
            var steps = 0;
            while (_bits.Read(1) == 1)
                if (++steps >= groups) throw Broken();
            var chosen = order[steps];
            order.AsSpan(0, steps).CopyTo(order.AsSpan(1));
            order[0] = chosen;
            if (i < MostSelectors) selectors[i] = chosen;
        }
        var codes = new Bzip2Code[groups];
        var lengths = new int[alphabet];
        for (var group = 0; group < groups; group++)
        {
            var length = (int)_bits.Read(5);
            for (var symbol = 0; symbol < alphabet; symbol++)
            {
                while (true)
                {
                    if (length is < 1 or > LongestCode) throw Broken();
                    if (_bits.Read(1) == 0) break;
                    length += _bits.Read(1) == 0 ? 1 : -1;
                }
                lengths[symbol] = length;
            }
            codes[group] = new Bzip2Code(lengths);
        }
        return (codes, selectors);
    }

    /// <summary>Huffman codes, move-to-front and runs of the first symbol, then the inverse Burrows-Wheeler table.</summary>
    private int ReadData(List<byte> symbols)
    {
        var (codes, selectors) = ReadCodes(symbols.Count + 2);
        var end = symbols.Count + 1;
        var front = symbols.ToArray();
        var counts = new int[256];
        var most = _level * 100_000;
        int size = 0, run = 0, weight = 1, group = -1, left = 0;
        while (true)
        {
            if (left-- == 0)
            {
                if (++group >= selectors.Length) throw Broken();
                left = GroupSize - 1;
            }
            var symbol = codes[selectors[group]].Read(_bits);
            if (symbol <= 1)
            {
                if (weight > most) throw Broken();
                run += weight << symbol;
                weight <<= 1;
                continue;
            }
            if (run > 0)
            {
                if (run > most - size) throw Broken();
                counts[front[0]] += run;
                _table.AsSpan(size, run).Fill(front[0]);
                size += run;
                (run, weight) = (0, 1);
            }
            if (symbol == end) break;
            if (size >= most) throw Broken();
            var value = front[symbol - 1];
            front.AsSpan(0, symbol - 1).CopyTo(front.AsSpan(1));
            front[0] = value;
            counts[value]++;
            _table[size++] = value;
        }
        Link(counts, size);
        return size;
    }

    /// <summary>Puts into each entry's upper 24 bits the place of the byte that follows it.</summary>
    private void Link(int[] counts, int size)
    {
        var sum = 0;
        for (var i = 0; i < counts.Length; i++) (counts[i], sum) = (sum, sum + counts[i]);
        for (var i = 0; i < size; i++)
        {
            var value = (byte)_table[i];
            _table[counts[value]++] |= (uint)i << 8;
        }
    }

    private static InvalidDataException Broken() => new("Not valid bzip2.");
}
