using System.Text;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Packs;

/// <summary>
/// The files of a rule book with their YAML already taken apart, so that a program that starts does not parse a hundred files: the same
/// trees with the same places, one reader for both. Written when the program is built; a test proves that it equals the sources.
/// <para>
/// Format, all numbers as unsigned LEB128: the mark, the texts (count; length and UTF-8 of each), the files (count; for each the text of its
/// path, the 32 bytes of its SHA-256, its root). A node: its kind (0 text, 1 list, 2 mapping), line, column; then the text, or the count
/// and the items, or the count and for each key its text, line, column and value.
/// </para>
/// </summary>
public static class CompiledRules
{
    private static ReadOnlySpan<byte> Mark => "RECTIFY RULES 1\n"u8;

    private const int ScalarKind = 0;
    private const int SequenceKind = 1;
    private const int MappingKind = 2;

    /// <summary>Takes the files apart and writes them in the order of their paths.</summary>
    /// <exception cref="InvalidDataException">A file is not the YAML that rule files are written in; the problems are named.</exception>
    public static byte[] Write(IEnumerable<RuleFile> files)
    {
        var texts = new Texts();
        using var body = new MemoryStream();
        var ordered = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        Number(body, ordered.Count);
        foreach (var file in ordered)
        {
            var problems = new ReadProblems(file.Path);
            var root = file.Root(problems);
            if (root is null || problems.Any) throw new InvalidDataException(string.Join('\n', problems.InOrder()));
            Number(body, texts.IndexOf(file.Path));
            body.Write(Convert.FromHexString(file.Hash));
            Node(body, texts, root);
        }
        using var whole = new MemoryStream();
        whole.Write(Mark);
        Number(whole, texts.All.Count);
        foreach (var text in texts.All)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            Number(whole, utf8.Length);
            whole.Write(utf8);
        }
        body.WriteTo(whole);
        return whole.ToArray();
    }

    /// <summary>The files, without their text.</summary>
    /// <exception cref="InvalidDataException">The bytes are cut off or are something else.</exception>
    public static IReadOnlyList<RuleFile> Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Mark)) throw new InvalidDataException("These are no compiled rules.");
        var reader = new Reader(bytes[Mark.Length..]);
        var texts = new string[reader.Count()];
        for (var i = 0; i < texts.Length; i++) texts[i] = Encoding.UTF8.GetString(reader.Bytes(reader.Number()));
        var files = new RuleFile[reader.Count()];
        for (var i = 0; i < files.Length; i++)
        {
            var path = reader.Text(texts);
            var hash = Convert.ToHexStringLower(reader.Bytes(32));
            files[i] = new RuleFile(path, hash, reader.Node(texts, 0));
        }
        return files;
    }

    private static void Node(MemoryStream to, Texts texts, YamlNode node)
    {
        switch (node)
        {
            case YamlNode.Scalar scalar:
                Head(to, ScalarKind, node.At);
                Number(to, texts.IndexOf(scalar.Value));
                break;
            case YamlNode.Sequence list:
                Head(to, SequenceKind, node.At);
                Number(to, list.Items.Count);
                foreach (var item in list.Items) Node(to, texts, item);
                break;
            case YamlNode.Mapping mapping:
                Head(to, MappingKind, node.At);
                Number(to, mapping.Entries.Count);
                foreach (var entry in mapping.Entries)
                {
                    Number(to, texts.IndexOf(entry.Key));
                    Number(to, entry.At.Line);
                    Number(to, entry.At.Column);
                    Node(to, texts, entry.Value);
                }
                break;
        }
    }

    private static void Head(MemoryStream to, int kind, Place at)
    {
        Number(to, kind);
        Number(to, at.Line);
        Number(to, at.Column);
    }

    private static void Number(MemoryStream to, int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7) to.WriteByte((byte)(rest | 0x80));
        to.WriteByte((byte)rest);
    }

    /// <summary>Each text once.</summary>
    private sealed class Texts
    {
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

        public List<string> All { get; } = [];

        public int IndexOf(string text)
        {
            if (_places.TryGetValue(text, out var place)) return place;
            All.Add(text);
            return _places[text] = All.Count - 1;
        }
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public int Number()
        {
            uint number = 0;
            for (var shift = 0; shift < 35; shift += 7)
            {
                var octet = Bytes(1)[0];
                number |= (uint)(octet & 0x7f) << shift;
                if (octet < 0x80) return (int)Math.Min(number, int.MaxValue);
            }
            throw CutOff();
        }

        /// <summary>A number of things of at least one byte each.</summary>
        public int Count() => Number() is var count && count <= _rest.Length ? count : throw CutOff();

        public ReadOnlySpan<byte> Bytes(int count)
        {
            if (count > _rest.Length) throw CutOff();
            var taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }

        public string Text(string[] texts) => Number() is var index && index < texts.Length ? texts[index] : throw CutOff();

        public YamlNode Node(string[] texts, int depth)
        {
            if (depth > YamlTree.MostDepth + 1) throw CutOff();
            var (kind, at) = (Number(), Place());
            switch (kind)
            {
                case ScalarKind:
                    return new YamlNode.Scalar(Text(texts), at);
                case SequenceKind:
                    var items = new YamlNode[Count()];
                    for (var i = 0; i < items.Length; i++) items[i] = Node(texts, depth + 1);
                    return new YamlNode.Sequence(items, at);
                case MappingKind:
                    var entries = new YamlNode.Entry[Count()];
                    for (var i = 0; i < entries.Length; i++) entries[i] = new YamlNode.Entry(Text(texts), Place(), Node(texts, depth + 1));
                    return new YamlNode.Mapping(entries, at);
                default:
                    throw CutOff();
            }
        }

        private Place Place() => new(Number(), Number());

        private static InvalidDataException CutOff() => new("The compiled rules are cut off or damaged.");
    }
}
