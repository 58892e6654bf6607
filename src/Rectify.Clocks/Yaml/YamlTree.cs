using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rectify.Clocks.Yaml;

/// <summary>
/// Reads a file into nodes with their places. Deliberately less than YAML: one document, no anchors, aliases or tags, keys are text;
/// size, depth and number of values are bounded, so that a hostile file costs no more than a large honest one.
/// </summary>
internal static class YamlTree
{
    internal const int MostCharacters = 512 * 1024;
    internal const int MostDepth = 12;
    internal const int MostNodes = 50_000;

    /// <summary>The root, or null with at least one problem.</summary>
    internal static YamlNode? Read(string text, ReadProblems problems)
    {
        if (text.Length > MostCharacters)
        {
            problems.Add(ReadCode.TooLarge, default, $"{MostCharacters}", $"{text.Length}");
            return null;
        }
        try
        {
            using var reader = new StringReader(text);
            return new Walk(new Parser(reader), problems).Document();
        }
        catch (YamlException e)
        {
            problems.Add(ReadCode.NotYaml, PlaceOf(e.Start), e.Message);
            return null;
        }
    }

    private static Place PlaceOf(in Mark mark) => new((int)mark.Line, (int)mark.Column);

    /// <summary>Thrown and caught in this file only: reading stops here, and the problem is recorded.</summary>
    private sealed class ReadingStopped : Exception;

    private sealed class Walk(Parser parser, ReadProblems problems)
    {
        private int nodes;

        internal YamlNode? Document()
        {
            try
            {
                Next<StreamStart>();
                if (Move() && parser.Current is StreamEnd)
                {
                    problems.Add(ReadCode.Empty, new Place(1, 1));
                    return null;
                }
                Move();
                var root = Node(0);
                Next<DocumentEnd>();
                if (Move() && parser.Current is DocumentStart second) problems.Add(ReadCode.SecondDocument, PlaceOf(second.Start));
                return root;
            }
            catch (ReadingStopped)
            {
                return null;
            }
        }

        /// <summary>Reads the node that the parser stands on, and leaves the parser on its last event.</summary>
        private YamlNode Node(int depth)
        {
            if (parser.Current is not { } current) throw Broken();
            var at = PlaceOf(current.Start);
            if (++nodes > MostNodes) throw Passed(ReadCode.TooManyNodes, at, MostNodes);
            if (depth > MostDepth) throw Passed(ReadCode.TooDeep, at, MostDepth);
            if (current is AnchorAlias alias)
            {
                problems.Add(ReadCode.NotPlain, at, $"*{alias.Value}");
                return new YamlNode.Scalar("", at);
            }
            if (current is NodeEvent node) RefuseDecoration(node, at);
            return current switch
            {
                Scalar scalar => new YamlNode.Scalar(scalar.Value, at),
                SequenceStart => Sequence(depth, at),
                MappingStart => Mapping(depth, at),
                _ => throw Broken(),
            };
        }

        private void RefuseDecoration(NodeEvent node, Place at)
        {
            if (!node.Anchor.IsEmpty) problems.Add(ReadCode.NotPlain, at, $"&{node.Anchor.Value}");
            if (!node.Tag.IsEmpty) problems.Add(ReadCode.NotPlain, at, node.Tag.Value);
        }

        private YamlNode.Sequence Sequence(int depth, Place at)
        {
            var items = new List<YamlNode>();
            while (MoveInside() is not SequenceEnd) items.Add(Node(depth + 1));
            return new YamlNode.Sequence(items, at);
        }

        private YamlNode.Mapping Mapping(int depth, Place at)
        {
            var entries = new List<YamlNode.Entry>();
            var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
            while (MoveInside() is not MappingEnd)
            {
                var key = Node(depth + 1);
                MoveInside();
                var value = Node(depth + 1);
                if (key is not YamlNode.Scalar { Value: var name })
                    problems.Add(ReadCode.WrongShape, key.At, "text", key.Kind());
                else if (!seen.TryAdd(name, key.At))
                    problems.Add(ReadCode.DuplicateKey, key.At, name, $"{seen[name].Line}");
                else
                    entries.Add(new YamlNode.Entry(name, key.At, value));
            }
            return new YamlNode.Mapping(entries, at);
        }

        /// <summary>
        /// Whether there is a next event. On some broken input the parser loses its own state and throws other exceptions than its own, or
        /// gives events that do not pair.
        /// </summary>
        private bool Move()
        {
            try
            {
                return parser.MoveNext();
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
            {
                throw Broken();
            }
        }

        private ParsingEvent MoveInside() => Move() && parser.Current is { } next ? next : throw Broken();

        private void Next<T>() where T : ParsingEvent
        {
            if (!Move() || parser.Current is not T) throw Broken();
        }

        private ReadingStopped Broken()
        {
            problems.Add(ReadCode.NotYaml, parser.Current is { } last ? PlaceOf(last.Start) : new Place(1, 1), "the structure breaks here");
            return new ReadingStopped();
        }

        private ReadingStopped Passed(ReadCode code, Place at, int limit)
        {
            problems.Add(code, at, $"{limit}");
            return new ReadingStopped();
        }
    }

    /// <summary>The node's shape in a word, for a problem.</summary>
    internal static string Kind(this YamlNode node) => node switch
    {
        YamlNode.Mapping => "mapping",
        YamlNode.Sequence => "list",
        _ => "text",
    };
}
