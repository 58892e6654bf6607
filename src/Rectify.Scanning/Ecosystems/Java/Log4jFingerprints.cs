using System.Collections.Frozen;
using System.Globalization;

namespace Rectify.Scanning.Ecosystems.Java;

/// <summary>The builds of log4j-core that are known by their classes. The table is data: log4j-core.fingerprints.txt.</summary>
internal static class Log4jFingerprints
{
    private static readonly Build[] Builds = ReadTable();
    private static readonly FrozenSet<ulong> JndiLookups = Builds.Select(build => build.Classes[(int)Log4jClass.JndiLookup]).ToFrozenSet();

    /// <summary>Whether a file is log4j-core's JndiLookup, whatever it is called.</summary>
    public static bool IsJndiLookup(uint crc, long size) => JndiLookups.Contains(Key(crc, size));

    /// <summary>
    /// The versions, lowest first, all of whose classes are those given. Classes that are not given (null) are not compared: shrinking
    /// tools leave some out.
    /// </summary>
    public static IReadOnlyList<string> VersionsWith(ReadOnlySpan<ulong?> classes)
    {
        var versions = new List<string>();
        foreach (var build in Builds)
            if (Fits(build, classes) && !versions.Contains(build.Version)) versions.Add(build.Version);
        return versions;
    }

    /// <summary>Checksum and size in one value.</summary>
    public static ulong Key(uint crc, long size) => ((ulong)crc << 32) | (uint)size;

    private static bool Fits(Build build, ReadOnlySpan<ulong?> classes)
    {
        for (var i = 0; i < Log4jClasses.Count; i++)
            if (classes[i] is { } key && key != build.Classes[i]) return false;
        return true;
    }

    private static Build[] ReadTable()
    {
        const string Name = "Rectify.Scanning.Ecosystems.Java.log4j-core.fingerprints.txt";
        using var stream = typeof(Log4jFingerprints).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not embedded.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(ReadLine)];
    }

    private static Build ReadLine(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Build(words[0], [.. words.Skip(1).Take(Log4jClasses.Count).Select(ReadClass)]);
    }

    private static ulong ReadClass(string word)
    {
        var parts = word.Split(':');
        return Key(uint.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private sealed record Build(string Version, ulong[] Classes);
}
