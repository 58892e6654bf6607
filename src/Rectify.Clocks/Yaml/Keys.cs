namespace Rectify.Clocks.Yaml;

/// <summary>The keys of one mapping while it is read. A key that nobody asked for is a problem.</summary>
internal sealed class Keys
{
    // A program that starts reads some thousand mappings: no set is built for each, and most keys stand in the order in which they are asked for.
    private readonly YamlNode.Entry[] entries;
    private readonly bool[] read;
    private readonly List<string> asked = [];
    private int next;

    private Keys(YamlNode.Mapping mapping, ReadProblems problems)
    {
        entries = mapping.Entries as YamlNode.Entry[] ?? [.. mapping.Entries];
        read = new bool[entries.Length];
        (At, Problems) = (mapping.At, problems);
    }

    internal Place At { get; }

    internal ReadProblems Problems { get; }

    internal static T Read<T>(YamlNode.Mapping mapping, ReadProblems problems, Func<Keys, T> read)
    {
        var keys = new Keys(mapping, problems);
        var value = read(keys);
        for (var i = 0; i < keys.entries.Length; i++)
            if (!keys.read[i]) problems.Add(ReadCode.UnknownKey, keys.entries[i].At, keys.entries[i].Key, Nearest.To(keys.entries[i].Key, keys.asked));
        return value;
    }

    /// <summary>A key that must be there.</summary>
    internal T Need<T>(string key, Shape<T> shape)
    {
        if (Find(key) is { } entry) return shape.Read(entry.Value, Problems);
        Problems.Add(ReadCode.MissingKey, At, key);
        return shape.Read(new YamlNode.Mapping([], At), Problems.Unheard);
    }

    /// <summary>A key that may be there.</summary>
    internal T? May<T>(string key, Shape<T> shape) where T : class? => Find(key) is { } entry ? shape.Read(entry.Value, Problems) : null;

    /// <summary>A key that may be there, of a value type.</summary>
    internal T? MayValue<T>(string key, Shape<T> shape) where T : struct => Find(key) is { } entry ? shape.Read(entry.Value, Problems) : null;

    /// <summary>A list that may be left out; it is then empty. Written, it has an entry.</summary>
    internal IReadOnlyList<T> Many<T>(string key, Shape<T> shape) => May(key, Shapes.SomeOf(shape)) ?? [];

    internal bool Has(string key) => Find(key) is not null;

    /// <summary>Where the key stands, or where the mapping begins when it does not.</summary>
    internal Place PlaceOf(string key) => Find(key)?.At ?? At;

    /// <summary>Where each key stands.</summary>
    internal IReadOnlyDictionary<string, Place> Places() => entries.ToDictionary(e => e.Key, e => e.At, StringComparer.Ordinal);

    /// <summary>The keys of a mapping whose names are words of a closed list.</summary>
    internal IEnumerable<YamlNode.Entry> Entries()
    {
        for (var i = 0; i < entries.Length; i++)
        {
            read[i] = true;
            yield return entries[i];
        }
    }

    private YamlNode.Entry? Find(string key)
    {
        asked.Add(key);
        for (var seen = 0; seen < entries.Length; seen++, next++)
        {
            if (next >= entries.Length) next = 0;
            if (entries[next].Key != key) continue;
            read[next] = true;
            return entries[next++];
        }
        return null;
    }
}
