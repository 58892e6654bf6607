namespace Rectify.Clocks.Yaml;

/// <summary>The keys of one mapping while it is read. A key that nobody asked for is a problem.</summary>
internal sealed class Keys
{
    private readonly YamlNode.Mapping mapping;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private Keys(YamlNode.Mapping mapping, ReadProblems problems) => (this.mapping, Problems) = (mapping, problems);

    internal Place At => mapping.At;

    internal ReadProblems Problems { get; }

    internal static T Read<T>(YamlNode.Mapping mapping, ReadProblems problems, Func<Keys, T> read)
    {
        var keys = new Keys(mapping, problems);
        var value = read(keys);
        foreach (var entry in mapping.Entries.Where(e => !keys.asked.Contains(e.Key)))
            problems.Add(ReadCode.UnknownKey, entry.At, entry.Key, Nearest.To(entry.Key, keys.asked));
        return value;
    }

    /// <summary>A key that must be there.</summary>
    internal T Need<T>(string key, Shape<T> shape)
    {
        if (Find(key) is { } entry) return shape.Read(entry.Value, Problems);
        Problems.Add(ReadCode.MissingKey, At, key);
        return shape.Empty;
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
    internal IReadOnlyDictionary<string, Place> Places() => mapping.Entries.ToDictionary(e => e.Key, e => e.At, StringComparer.Ordinal);

    /// <summary>The keys of a mapping whose names are words of a closed list.</summary>
    internal IEnumerable<YamlNode.Entry> Entries()
    {
        foreach (var entry in mapping.Entries)
        {
            asked.Add(entry.Key);
            yield return entry;
        }
    }

    private YamlNode.Entry? Find(string key)
    {
        asked.Add(key);
        foreach (var entry in mapping.Entries)
            if (entry.Key == key) return entry;
        return null;
    }
}
