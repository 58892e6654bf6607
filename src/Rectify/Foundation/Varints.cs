using System.Buffers;
using System.Text;

namespace Rectify.Foundation;

/// <summary>Unsigned numbers of seven bits a byte, low bits first (LEB128), and texts that share their beginning with the one before.</summary>
internal static class Varints
{
    /// <summary>Appends.</summary>
    public sealed class Writer
    {
        private readonly ArrayBufferWriter<byte> bytes = new(256);
        private byte[] last = [];

        public void Add(ulong value)
        {
            var span = bytes.GetSpan(10);
            var length = 0;
            for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
            span[length++] = (byte)value;
            bytes.Advance(length);
        }

        /// <summary>Appends a text as the length shared with the text before, and the rest.</summary>
        public void Add(string text)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            var shared = utf8.AsSpan().CommonPrefixLength(last);
            Add((ulong)shared);
            Add((ulong)(utf8.Length - shared));
            bytes.Write(utf8.AsSpan(shared));
            last = utf8;
        }

        public byte[] ToArray() => bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Writer"/> wrote; other bytes are a damaged store and throw.</summary>
    public ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> rest = bytes;
        private byte[] last = [];
        private int length;

        public readonly bool AtEnd => rest.IsEmpty;

        public ulong Next()
        {
            // Most are small, and there are hundreds of millions of them.
            if (!rest.IsEmpty && rest[0] < 0x80)
            {
                var small = rest[0];
                rest = rest[1..];
                return small;
            }
            ulong value = 0;
            for (var shift = 0; shift < 64; shift += 7)
            {
                if (rest.IsEmpty) throw Damaged();
                var part = rest[0];
                rest = rest[1..];
                value |= (ulong)(part & 0x7f) << shift;
                if (part < 0x80) return value;
            }
            throw Damaged();
        }

        public string NextText()
        {
            SkipText();
            return Encoding.UTF8.GetString(last, 0, length);
        }

        /// <summary>Passes a text over; the next one may begin like it.</summary>
        public void SkipText()
        {
            var (shared, added) = (Next(), Next());
            if (shared > (ulong)length || added > (ulong)rest.Length) throw Damaged();
            length = (int)(shared + added);
            if (length > last.Length) Array.Resize(ref last, Math.Max(length, 2 * last.Length));
            rest[..(int)added].CopyTo(last.AsSpan((int)shared));
            rest = rest[(int)added..];
        }

        private static InvalidDataException Damaged() => new("The bytes are damaged");
    }
}
