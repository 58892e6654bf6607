namespace Rectify.Clocks.Yaml;

/// <summary>Where a node begins: line and column, both from 1.</summary>
internal readonly record struct Place(int Line, int Column);

/// <summary>A node of the small YAML that rule files are written in: text, a list, or a mapping.</summary>
internal abstract record YamlNode(Place At)
{
    /// <summary>A single value; every type is read from its text.</summary>
    internal sealed record Scalar(string Value, Place At) : YamlNode(At);

    /// <summary>A list.</summary>
    internal sealed record Sequence(IReadOnlyList<YamlNode> Items, Place At) : YamlNode(At);

    /// <summary>Keys with values, in the order of the file, keys unique.</summary>
    internal sealed record Mapping(IReadOnlyList<Entry> Entries, Place At) : YamlNode(At);

    /// <summary>One key of a mapping.</summary>
    internal readonly record struct Entry(string Key, Place At, YamlNode Value);
}
