using System.Text.Json;

namespace Rectify.Scenarios;

/// <summary>Hostile and broken input: a clear note or a clear error, never a stack trace, never more memory than the budget.</summary>
public sealed class HostileInputTests
{
    /// <summary>name, exit code of <c>inventory</c>, exit code under <c>--strict</c>, the note that says what is wrong (empty: none).</summary>
    public static TheoryData<string, int, int, string> Inputs => new()
    {
        { "truncated.jar", 3, 3, "archiveTruncated" },
        { "bomb.jar", 3, 3, "ratioTooHigh" },
        { "nest.jar", 3, 3, "entryTooDeep" },
        { "bom.cdx.json", 0, 0, "" },
        { "huge-string.cdx.json", 0, 4, "tokenTooLong" },
        { "duplicate-key.cdx.json", 0, 0, "duplicateKey" },
        { "list.cdx.json", 3, 3, "sbomRootIsList" },
        { "lying-purl.cdx.json", 0, 0, "purlNameDiffers" },
        { "odd-version.cdx.json", 0, 0, "" },
        { "deep.cdx.json", 3, 3, "jsonInvalid" },
        { "cut.cdx.json", 3, 3, "jsonInvalid" },
        { "text.jar", 3, 3, "" },
        { "notes.txt", 3, 3, "notRecognised" },
        { "missing.jar", 3, 3, "notFound" },
    };

    [Theory, MemberData(nameof(Inputs))]
    public async Task Hostile_file_is_answered_with_a_note_or_an_error(string name, int code, int strictCode, string note)
    {
        using var home = new Folder();
        Make(home, name);
        var outcome = await Published.Run(home, "inventory", name, "--format", "json");
        Assert.Equal(code, outcome.ExitCode);
        Assert.DoesNotContain("   at ", outcome.Err);
        Assert.DoesNotContain("Exception", outcome.Err);
        using var json = JsonDocument.Parse(outcome.Out);
        var codes = json.RootElement.GetProperty("notes").EnumerateArray().Select(each => each.GetProperty("code").GetString()).ToList();
        if (note.Length > 0) Assert.Contains(note, codes);
        if (code == 3) Assert.StartsWith($"rectify: cannot read {name}: ", outcome.Err);
        else Assert.Empty(outcome.Err);
        Assert.Equal(strictCode, (await Published.Run(home, "inventory", name, "--strict")).ExitCode);
    }

    [Fact]
    public async Task Hostile_file_in_a_folder_is_a_note_and_the_rest_is_read()
    {
        using var home = new Folder();
        home.Write("in/good.jar", HostileInput.Jar());
        home.Write("in/truncated.jar", HostileInput.TruncatedZip());
        home.Write("in/list.cdx.json", HostileInput.SbomThatIsAList());
        var outcome = await Published.Run(home, "inventory", "in", "--format", "json");
        using var json = JsonDocument.Parse(outcome.Out);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("good.jar", Assert.Single(json.RootElement.GetProperty("components").EnumerateArray()).GetProperty("location").GetString()?.Split('!')[0]);
        Assert.Equal(["list.cdx.json", "truncated.jar"],
            json.RootElement.GetProperty("notes").EnumerateArray().Where(note => note.GetProperty("unread").GetBoolean()).Select(note => note.GetProperty("location").GetString()).Distinct().Order());
        Assert.False(json.RootElement.GetProperty("sources")[0].GetProperty("complete").GetBoolean());
        Assert.Equal(4, (await Published.Run(home, "inventory", "in", "--strict")).ExitCode);
    }

    [Fact]
    public async Task One_unreadable_path_does_not_hide_the_others()
    {
        using var home = new Folder();
        home.Write("good.jar", HostileInput.Jar());
        home.Write("list.cdx.json", HostileInput.SbomThatIsAList());
        var outcome = await Published.Run(home, "inventory", "list.cdx.json", "good.jar");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("log4j-core", outcome.Out);
        Assert.Contains("list.cdx.json", outcome.Err);
    }

    [Fact]
    public async Task Errors_are_in_the_language_asked_for()
    {
        using var home = new Folder();
        home.Write("list.cdx.json", HostileInput.SbomThatIsAList());
        var outcome = await Published.Run(home, new Dictionary<string, string> { ["LANG"] = "zh_CN.UTF-8" }, "inventory", "list.cdx.json");
        Assert.StartsWith("rectify: 无法读取 list.cdx.json：", outcome.Err);
    }

    private static void Make(Folder home, string name)
    {
        switch (name)
        {
            case "truncated.jar": home.Write(name, HostileInput.TruncatedZip()); break;
            case "bomb.jar": home.Write(name, HostileInput.ZipBomb()); break;
            case "nest.jar": home.Write(name, HostileInput.Nest(200)); break;
            case "bom.cdx.json": home.Write(name, HostileInput.SbomWithByteOrderMark()); break;
            case "huge-string.cdx.json": home.Write(name, HostileInput.SbomWithHugeString()); break;
            case "duplicate-key.cdx.json": home.Write(name, HostileInput.SbomWithDuplicateKey()); break;
            case "list.cdx.json": home.Write(name, HostileInput.SbomThatIsAList()); break;
            case "lying-purl.cdx.json": home.Write(name, HostileInput.SbomWithLyingPurl()); break;
            case "odd-version.cdx.json": home.Write(name, HostileInput.SbomWithOddVersion()); break;
            case "deep.cdx.json": home.Write(name, HostileInput.DeepSbom()); break;
            case "cut.cdx.json": home.Write(name, HostileInput.Sbom(HostileInput.Log4j)[..60]); break;
            case "text.jar": home.Write(name, "This is not an archive."); break;
            case "notes.txt": home.Write(name, "Nothing to see here."); break;
            case "missing.jar": break;
            default: throw new ArgumentOutOfRangeException(nameof(name), name, "unknown input");
        }
    }
}
