namespace Rectify.Scanning.Ecosystems.Java;

/// <summary>What an entry of a Java archive or folder may tell, by its name.</summary>
internal enum JavaClue
{
    None,
    /// <summary><c>META-INF/maven/GROUP/ARTIFACT/pom.properties</c></summary>
    PomProperties,
    /// <summary><c>META-INF/MANIFEST.MF</c></summary>
    Manifest,
    /// <summary>One of the five classes of log4j-core that tell its builds apart.</summary>
    Log4jClass,
    /// <summary>A class called like log4j-core's JndiLookup that stands elsewhere.</summary>
    JndiLookupElsewhere,
    /// <summary>A class that only the whole of log4j 1 has; bridges and facades do not.</summary>
    Log4j1Class,
}

/// <summary>Reads the names of entries, which stay bytes: most entries are classes that nobody needs the text of.</summary>
internal static class JavaPath
{
    private static ReadOnlySpan<byte> CorePackage => "org/apache/logging/log4j/core/"u8;

    private static ReadOnlySpan<byte> PomSuffix => "/pom.properties"u8;

    private static ReadOnlySpan<byte> PomFolder => "META-INF/maven/"u8;

    private static ReadOnlySpan<byte> ManifestSuffix => "META-INF/MANIFEST.MF"u8;

    private static ReadOnlySpan<byte> Log4j1Suffix => "org/apache/log4j/net/SocketNode.class"u8;

    /// <summary>What the name promises, and how long the part before it is: the root of the Java program inside its container.</summary>
    public static JavaClue Read(ReadOnlySpan<byte> name, out int root)
    {
        root = 0;
        if (name.EndsWith(PomSuffix))
            return Starts(name, name.LastIndexOf(PomFolder), out root) ? JavaClue.PomProperties : JavaClue.None;
        if (name.EndsWith(ManifestSuffix))
            return Starts(name, name.Length - ManifestSuffix.Length, out root) ? JavaClue.Manifest : JavaClue.None;
        if (name.EndsWith(Log4j1Suffix))
            return Starts(name, name.Length - Log4j1Suffix.Length, out root) ? JavaClue.Log4j1Class : JavaClue.None;
        if (Log4jClasses.KindOf(FileStem(name)) is not { } kind) return JavaClue.None;
        var core = name.LastIndexOf(CorePackage);
        if (core >= 0 && Stem(name[(core + CorePackage.Length)..]).SequenceEqual(Log4jClasses.PathOf(kind)) && Starts(name, core, out root))
            return JavaClue.Log4jClass;
        return kind == Log4jClass.JndiLookup ? JavaClue.JndiLookupElsewhere : JavaClue.None;
    }

    /// <summary>Whether the name is that of a compiled class.</summary>
    public static bool IsClass(ReadOnlySpan<byte> name) => name.EndsWith(".class"u8);

    /// <summary>The file's name without folders and extension.</summary>
    public static ReadOnlySpan<byte> FileStem(ReadOnlySpan<byte> name) => Stem(name[(name.LastIndexOf((byte)'/') + 1)..]);

    private static ReadOnlySpan<byte> Stem(ReadOnlySpan<byte> name) => name.LastIndexOf((byte)'.') is > 0 and var dot ? name[..dot] : name;

    private static bool Starts(ReadOnlySpan<byte> name, int at, out int root)
    {
        root = Math.Max(at, 0);
        return at == 0 || (at > 0 && name[at - 1] == (byte)'/');
    }
}
