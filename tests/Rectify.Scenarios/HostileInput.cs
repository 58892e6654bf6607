using System.IO.Compression;
using System.Text;

namespace Rectify.Scenarios;

/// <summary>Files that no honest tool writes. Made here, never stored: a checkout holds nothing that a virus scanner would stop.</summary>
public static class HostileInput
{
    private const string CycloneDx = """{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,""";

    /// <summary>A JAR with one component, stored so that a cut falls where one expects it.</summary>
    public static byte[] Jar(string artifact = "log4j-core", string version = "2.14.1") => Zip(
        ("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n"u8.ToArray()),
        ($"META-INF/maven/org.apache.logging.log4j/{artifact}/pom.properties",
            Encoding.UTF8.GetBytes($"version={version}\ngroupId=org.apache.logging.log4j\nartifactId={artifact}\n")));

    /// <summary>A zip that ends inside its first entry.</summary>
    public static byte[] TruncatedZip() => Jar()[..60];

    /// <summary>An archive whose entries grow a thousandfold: 256 MiB each out of 260 kB.</summary>
    public static byte[] ZipBomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in new[] { "lib/inner.jar", "META-INF/maven/g/a/pom.properties", "bom.cdx.json" })
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(name.EndsWith(".jar", StringComparison.Ordinal) ? "PK\x03\x04"u8 : "# "u8);
                var block = new byte[1 << 20];
                for (var i = 0; i < 256; i++) entry.Write(block);
            }
        return bytes.ToArray();
    }

    /// <summary>JARs in JARs.</summary>
    public static byte[] Nest(int depth)
    {
        var inner = Jar();
        for (var i = 0; i < depth; i++) inner = Zip(($"lib/level{depth - i}.jar", inner));
        return inner;
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        return bytes.ToArray();
    }

    /// <summary>A CycloneDX document with the components given as JSON.</summary>
    public static string Sbom(params string[] components) => $"{CycloneDx}\"components\":[{string.Join(',', components)}]}}";

    /// <summary>One component as JSON.</summary>
    public static string Component(string name, string version, string purl) =>
        $$"""{"type":"library","name":"{{name}}","version":"{{version}}","purl":"{{purl}}"}""";

    /// <summary>The component that every reader of advisories knows.</summary>
    public static string Log4j { get; } =
        """{"type":"library","group":"org.apache.logging.log4j","name":"log4j-core","version":"2.14.1","purl":"pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"}""";

    public static byte[] SbomWithByteOrderMark() => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sbom(Log4j))];

    /// <summary>A string of 100 MB where a name belongs, before a component that can still be read.</summary>
    public static byte[] SbomWithHugeString()
    {
        var head = Encoding.UTF8.GetBytes(CycloneDx + "\"components\":[{\"type\":\"library\",\"version\":\"1\",\"name\":\"");
        var tail = Encoding.UTF8.GetBytes($"\"}},{Log4j}]}}");
        var bytes = new byte[head.Length + 100_000_000 + tail.Length];
        bytes.AsSpan().Fill((byte)'x');
        head.CopyTo(bytes, 0);
        tail.CopyTo(bytes, bytes.Length - tail.Length);
        return bytes;
    }

    public static string SbomWithDuplicateKey() => Sbom("""{"type":"library","name":"a","name":"log4j-core","version":"1"}""", Log4j);

    public static string SbomThatIsAList() => $"[{Sbom(Log4j)}]";

    public static string SbomWithLyingPurl() => Sbom(Component("spring-core", "5.3.0", "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"));

    public static string SbomWithOddVersion() =>
        Sbom(Component("log4j-core", "1.0-SNAPSHOT_FINAL!!", "pkg:maven/org.apache.logging.log4j/log4j-core@1.0-SNAPSHOT_FINAL%21%21"));

    public static string DeepSbom() => CycloneDx + string.Concat(Enumerable.Repeat("\"components\":[{", 100_000));
}
