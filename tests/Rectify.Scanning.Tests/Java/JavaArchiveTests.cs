using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Rectify.Scanning.Tests.Archives;
using Rectify.Testing;
using Xunit;

namespace Rectify.Scanning.Tests.Java;

public sealed class JavaArchiveTests
{
    private const string Core = "org/apache/logging/log4j/core/";
    private const string CorePom = "META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties";

    private static readonly string[] Paths =
        ["lookup/JndiLookup", "net/JndiManager", "pattern/MessagePatternConverter", "appender/db/jdbc/DataSourceConnectionSource", "lookup/StrSubstitutor"];

    [Theory]
    [InlineData("", ".class", "app.jar")]
    [InlineData("WEB-INF/classes/", ".class", "app.jar!/WEB-INF/classes")]
    [InlineData("shaded/", ".esclazz", "app.jar!/shaded")]
    public void A_shaded_copy_without_metadata_is_told_by_its_classes(string root, string extension, string location)
    {
        var result = MemoryTree.Scan("app.jar", Jar("2.14.1", root, extension, [0, 1, 2, 3, 4]));
        var core = Assert.Single(result.Components);
        Assert.Equal("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1", core.Purl?.ToString());
        Assert.Equal((location, Origin.ClassFingerprint), (core.Location, core.Origin));
        Assert.Equal(Evidence.ClassFingerprint | Evidence.JndiLookupPresent, core.Evidence);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void Every_build_of_the_table_is_told_apart_by_all_five_classes()
    {
        foreach (var (version, _) in Table())
        {
            var core = Assert.Single(MemoryTree.Scan("a.jar", Jar(version, "", ".class", [0, 1, 2, 3, 4])).Components);
            Assert.Equal(version, core.Version);
        }
    }

    [Fact]
    public void Classes_that_fit_several_builds_give_the_lowest_and_a_note()
    {
        var result = MemoryTree.Scan("app.jar", Jar("2.12.4", "", ".class", [0]));
        Assert.Equal("2.12.3", Assert.Single(result.Components).Version);
        Assert.Equal(new Note(NoteCode.FingerprintAmbiguous, "app.jar", "2.12.3, 2.12.4"), Assert.Single(result.Notes));
    }

    [Fact]
    public void Classes_of_no_known_build_give_a_component_without_version()
    {
        var result = MemoryTree.Scan("app.jar", Zips.Of((Core + "lookup/JndiLookup.class", new byte[100])));
        Assert.Null(Assert.Single(result.Components).Version);
        Assert.Equal(new Note(NoteCode.FingerprintUnknown, "app.jar"), Assert.Single(result.Notes));
    }

    [Fact]
    public void Classes_of_no_known_build_take_the_version_that_the_metadata_states()
    {
        var result = MemoryTree.Scan("app.jar", Zips.Of((CorePom, Pom("2.15.0")), (Core + "lookup/JndiLookup.class", new byte[100])));
        var core = Assert.Single(result.Components);
        Assert.Equal(("2.15.0", Origin.PomProperties), (core.Version, core.Origin));
        Assert.True(core.Evidence.HasFlag(Evidence.JndiLookupPresent));
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void A_pom_and_the_classes_of_the_same_version_are_one_component()
    {
        var core = Assert.Single(MemoryTree.Scan("app.jar", Jar("2.14.1", "lib/", ".class", [0, 1, 2, 3, 4], (CorePom, Pom("2.14.1")))).Components);
        Assert.Equal(Evidence.PomProperties | Evidence.ClassFingerprint | Evidence.JndiLookupPresent, core.Evidence);
    }

    [Fact]
    public void Classes_of_another_version_than_stated_give_both()
    {
        var result = MemoryTree.Scan("app.jar", Jar("2.14.1", "", ".class", [0, 1, 2, 3, 4], (CorePom, Pom("2.17.1"))));
        Assert.Equal(["2.17.1", "2.14.1"], result.Components.Select(c => c.Version));
        Assert.Equal(new Note(NoteCode.FingerprintDiffers, "app.jar", "2.14.1", "2.17.1"), Assert.Single(result.Notes));
    }

    [Fact]
    public void A_removed_JndiLookup_is_evidence_on_the_component()
    {
        var core = Assert.Single(MemoryTree.Scan("log4j-core.jar", Jar("2.14.1", "", ".class", [1, 2, 3, 4], (CorePom, Pom("2.14.1")))).Components);
        Assert.Equal(Evidence.PomProperties | Evidence.ClassFingerprint | Evidence.JndiLookupRemoved, core.Evidence);
    }

    [Fact]
    public void A_lookup_that_only_moved_is_no_removal()
    {
        var moved = Encoding.ASCII.GetBytes("....java:comp/env/....Error looking up JNDI resource [{}]....");
        var core = Assert.Single(MemoryTree.Scan("app.jar", Jar("2.14.1", "", ".class", [1, 2, 3, 4], (CorePom, Pom("2.14.1")), ("com/acme/x/JndiLookup.class", moved))).Components);
        Assert.False(core.Evidence.HasFlag(Evidence.JndiLookupRemoved));
        Assert.True(core.Evidence.HasFlag(Evidence.JndiLookupPresent | Evidence.Relocated));
    }

    [Fact]
    public void Metadata_without_any_class_in_its_place_says_nothing_of_a_removal()
    {
        var core = Assert.Single(MemoryTree.Scan("app.jar", Zips.Of((CorePom, Pom("2.14.1")), ("a/b.class", new byte[50]))).Components);
        Assert.Equal(Evidence.PomProperties, core.Evidence);
    }

    [Fact]
    public void A_relocated_copy_is_told_by_its_texts()
    {
        var moved = Encoding.ASCII.GetBytes("....java:comp/env/....Error looking up JNDI resource [{}]....");
        var result = MemoryTree.Scan("app.jar", Zips.Of(("com/acme/shaded/logging/JndiLookup.class", moved), ("com/acme/Other.class", moved)));
        var core = Assert.Single(result.Components);
        Assert.Equal(("log4j-core", null, Origin.ClassContent), (core.Name, core.Version, core.Origin));
        Assert.Equal(new Note(NoteCode.RelocatedClass, "app.jar", "com/acme/shaded/logging/JndiLookup.class"), Assert.Single(result.Notes));
        Assert.Empty(MemoryTree.Scan("app.jar", Zips.Of(("com/acme/JndiLookup.class", new byte[100]))).Components);
    }

    [Fact]
    public void A_class_under_another_name_is_told_by_its_checksum()
    {
        var result = MemoryTree.Scan("app.jar", Patch(Zips.Of(("a/b/Zz.class", new byte[50])), "a/b/Zz.class", Table()["2.14.1"][0]));
        var core = Assert.Single(result.Components);
        Assert.Equal(("2.14.1", Evidence.ClassFingerprint | Evidence.JndiLookupPresent | Evidence.Relocated), (core.Version, core.Evidence));
    }

    [Fact]
    public void A_manifest_with_wrapped_lines_names_what_has_no_pom()
    {
        const string Manifest = "Manifest-Version: 1.0\r\nBundle-SymbolicName: org.example.a-very-long-name-that-does-not-fit\r\n -into-one-line;singleton:=true\r\nBundle-Version: 1.2.0\r\nImplementation-Vendor-Id: org.example\r\n\r\n";
        var component = Assert.Single(MemoryTree.Scan("x.bin", Zips.Of(("META-INF/MANIFEST.MF", Encoding.UTF8.GetBytes(Manifest)))).Components);
        Assert.Equal(("org.example.a-very-long-name-that-does-not-fit-into-one-line", "1.2.0", Origin.Manifest), (component.Name, component.Version, component.Origin));
    }

    [Fact]
    public void A_symbolic_name_is_not_taken_for_an_artifact_but_the_file_name_is()
    {
        const string Manifest = "Bundle-SymbolicName: org.apache.logging.log4j.core\r\nBundle-Version: 2.14.1\r\nImplementation-Vendor-Id: org.apache.logging.log4j\r\n\r\n";
        var archive = Zips.Of(("META-INF/MANIFEST.MF", Encoding.UTF8.GetBytes(Manifest)));
        Assert.Null(Assert.Single(MemoryTree.Scan("renamed.jar", archive).Components).Purl);
        var named = Assert.Single(MemoryTree.Scan("log4j-core-2.14.1.jar", archive).Components);
        Assert.Equal("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1", named.Purl?.ToString());
    }

    [Fact]
    public void A_file_name_is_the_last_resort_and_gives_no_purl()
    {
        var component = Assert.Single(MemoryTree.Scan("some-lib-1.2.3-sources.jar", Zips.Of(("a/B.class", new byte[50]))).Components);
        Assert.Equal(("some-lib", "1.2.3", null, Origin.FileName), (component.Name, component.Version, component.Purl, component.Origin));
        Assert.Empty(MemoryTree.Scan("photos-2021.zip", Zips.Of(("a.jpg", new byte[50]))).Components);
    }

    [Fact]
    public void Log4j_1_is_told_by_its_classes_and_a_facade_is_not()
    {
        var old = MemoryTree.Scan("app.jar", Zips.Of(("org/apache/log4j/net/SocketNode.class", new byte[50])));
        Assert.Equal("pkg:maven/log4j/log4j", Assert.Single(old.Components).Purl?.ToString());
        Assert.Equal(new Note(NoteCode.VersionUnknown, "app.jar", "log4j 1"), Assert.Single(old.Notes));
        Assert.Equal("1.2.8", Assert.Single(MemoryTree.Scan("log4j-1.2.8.jar", Zips.Of(("org/apache/log4j/net/SocketNode.class", new byte[50]))).Components).Version);
        Assert.Empty(MemoryTree.Scan("app.jar", Zips.Of(("org/apache/log4j/Logger.class", new byte[50]))).Components);
    }

    [Fact]
    public void A_fat_jar_holds_a_component_for_every_pom()
    {
        var jar = Zips.Of((Zips.PomPath, Zips.Pom()), (CorePom, Pom("2.14.1")), ("META-INF/MANIFEST.MF", "Implementation-Title: gateway\nImplementation-Version: 9\n"u8.ToArray()));
        Assert.Equal(["widget 1.2.3", "log4j-core 2.14.1", "gateway 9"], MemoryTree.Scan("gateway.jar", jar).Components.Select(c => $"{c.Name} {c.Version}"));
    }

    [Fact]
    public void An_unpacked_folder_is_one_application()
    {
        var result = new MemoryTree()
            .With("srv/app/META-INF/MANIFEST.MF", "Implementation-Title: shop\nImplementation-Version: 3\n")
            .With("srv/app/WEB-INF/classes/org/apache/log4j/net/SocketNode.class", new byte[50])
            .With("srv/app/WEB-INF/lib/widget.jar", Zips.Jar())
            .With("srv/other/" + Zips.PomPath, Zips.Pom("7"))
            .Scan();
        Assert.Equal(
            ["widget 1.2.3 at srv/app/WEB-INF/lib/widget.jar", "log4j  at srv/app/WEB-INF/classes", "widget 7 at srv/other"],
            result.Components.Select(c => $"{c.Name} {c.Version} at {c.Location}"));
    }

    /// <summary>A jar whose directory states the checksums and sizes of these classes of a build; their content does not matter.</summary>
    private static byte[] Jar(string version, string root, string extension, int[] classes, params (string, byte[])[] more)
    {
        var jar = Zips.Of([.. classes.Select(i => (root + Core + Paths[i] + extension, new byte[50])), .. more]);
        foreach (var i in classes) jar = Patch(jar, root + Core + Paths[i] + extension, Table()[version][i]);
        return jar;
    }

    private static byte[] Patch(byte[] zip, string name, (uint Crc, uint Size) stated)
    {
        var at = zip.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(name)) - 46;
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + 16), stated.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(at + 24), stated.Size);
        return zip;
    }

    private static Dictionary<string, (uint Crc, uint Size)[]> Table() =>
        TextTable.Read(Repository.PathOf("src", "Rectify.Scanning", "Ecosystems", "Java", "log4j-core.fingerprints.txt"))
            .Select(row => row.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(words => words[0], words => words[1..].Select(ReadClass).ToArray());

    private static (uint, uint) ReadClass(string word) =>
        (uint.Parse(word[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture), uint.Parse(word[9..], CultureInfo.InvariantCulture));

    private static byte[] Pom(string version) => Encoding.UTF8.GetBytes($"groupId=org.apache.logging.log4j\nartifactId=log4j-core\nversion={version}\n");
}
