using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rectify.Publications.Checking;
using Rectify.Publications.Csaf;
using Rectify.Publications.Model;
using Rectify.Publications.Provider;
using Rectify.Publications.Tests.Vex;
using Rectify.Publications.Writing;
using Rectify.Testing;

namespace Rectify.Publications.Tests.Provider;

public sealed class ProviderWriterTests
{
    private const string Base = "https://acme.example/.well-known/csaf/";

    private static readonly byte[] White = VexWriterTests.Bytes(CsafWriter.Write(Sample.Advisory, CsafVersion.V20));
    private static readonly byte[] Older = VexWriterTests.Bytes(CsafWriter.Write(Sample.Vex with { Revisions = [new("1", Sample.At(-100), "First.")] }, CsafVersion.V20));
    private static readonly byte[] Amber = VexWriterTests.Bytes(CsafWriter.Write(Sample.Advisory with { Id = "ACME-2026-0011", Tlp = TrafficLight.Amber, Url = null }, CsafVersion.V20));

    [Fact]
    public void The_schema_of_provider_metadata_accepts_ours()
    {
        Assert.SkipWhen(Validators.SkipReason is not null, Validators.SkipReason ?? "");
        const string Csaf = "csaf/oasis-2.0/json_schema/csaf_json_schema.json";
        Assert.SkipUnless(DataKit.Has(Csaf), DataKit.Missing(Csaf));
        var (files, _) = Written(Directory(White, Amber), null);
        // The publisher is defined by the schema of CSAF; it is put where the other one refers to it.
        var schema = JsonNode.Parse(File.ReadAllBytes(Validators.Schema("csaf-2.0-provider.json"))) ?? new JsonObject();
        var publisher = JsonNode.Parse(File.ReadAllBytes(DataKit.PathOf(Csaf)))?["properties"]?["document"]?["properties"]?["publisher"];
        Assert.NotNull(publisher);
        (schema["properties"] ?? new JsonObject())["publisher"] = publisher.DeepClone();
        var metadata = Scratch.File("provider-metadata.json", files["provider-metadata.json"]);
        VexWriterTests.AssertAllValid([metadata], Validators.Run("jsonschema.mjs", Scratch.File("provider.json", Encoding.UTF8.GetBytes(schema.ToJsonString())), metadata));
    }

    [Fact]
    public void What_is_for_everybody_and_what_is_not_stand_in_folders_of_their_own()
    {
        var (files, notes) = Written(Directory(White, Older, Amber), null);
        Assert.Empty(notes);
        Assert.Equal(
            [
                "amber/2026/acme-2026-0011.json", "amber/2026/acme-2026-0011.json.sha256", "amber/2026/acme-2026-0011.json.sha512", "amber/changes.csv", "amber/csaf-feed-tlp-amber.json",
                "amber/index.txt", "provider-metadata.json", "service.json", "white/2025/acme-2026-0008.json", "white/2025/acme-2026-0008.json.sha256", "white/2025/acme-2026-0008.json.sha512",
                "white/2026/acme-2026-0007.json", "white/2026/acme-2026-0007.json.sha256", "white/2026/acme-2026-0007.json.sha512", "white/changes.csv", "white/csaf-feed-tlp-white.json", "white/index.txt",
            ],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(White, files["white/2026/acme-2026-0007.json"]);
        Assert.Equal("2025/acme-2026-0008.json\n2026/acme-2026-0007.json\n", Text(files["white/index.txt"]));
        Assert.Equal("\"2026/acme-2026-0007.json\",\"2026-03-04T10:00:00Z\"\n\"2025/acme-2026-0008.json\",\"2025-11-21T10:00:00Z\"\n", Text(files["white/changes.csv"]));
        // Nothing that everybody can read names what is not for everybody, but that there is a folder.
        foreach (var (path, bytes) in files.Where(file => !file.Key.StartsWith("amber/", StringComparison.Ordinal))) Assert.False(Text(bytes).Contains("0011", StringComparison.Ordinal), path);
    }

    [Fact]
    public void Every_link_resolves_on_a_plain_static_server()
    {
        var (files, _) = Written(Directory(White, Older, Amber) with { Key = new(new string('A', 40), "-----BEGIN PGP PUBLIC KEY BLOCK-----\n"u8.ToArray()) }, bytes => [.. "signed "u8, .. bytes.AsSpan(0, 8)]);
        var folder = Scratch.Folder();
        foreach (var (path, bytes) in files)
        {
            var file = Path.Combine(folder, path);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file) ?? folder);
            File.WriteAllBytes(file, bytes);
        }
        using var server = new StaticServer(folder);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([Base + "provider-metadata.json"]);
        while (open.TryDequeue(out var url))
        {
            if (!seen.Add(url)) continue;
            Assert.StartsWith(Base, url, StringComparison.Ordinal);
            if (url.EndsWith('/'))
            {
                // A directory distribution is known by these two files.
                foreach (var line in server.Get(url[Base.Length..] + "index.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)) open.Enqueue(url + line);
                foreach (var line in server.Get(url[Base.Length..] + "changes.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries)) open.Enqueue(url + line.Split(',')[0].Trim('"'));
                continue;
            }
            var body = server.Get(url[Base.Length..]);
            if (!url.EndsWith(".json", StringComparison.Ordinal) || url.Contains("/2025/", StringComparison.Ordinal) || url.Contains("/2026/", StringComparison.Ordinal)) continue;
            using var json = JsonDocument.Parse(body);
            foreach (var link in Links(json.RootElement)) open.Enqueue(link);
        }
        // Everything that was put is reached, but the two files that belong to a directory by name, and the folders themselves.
        Assert.Equal(
            files.Keys.Where(path => !path.EndsWith("index.txt", StringComparison.Ordinal) && !path.EndsWith("changes.csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            seen.Where(url => !url.EndsWith('/')).Select(url => url[Base.Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Hashes_are_what_sha256sum_and_sha512sum_check()
    {
        Assert.SkipUnless(Has("sha256sum") && Has("sha512sum"), "needs sha256sum and sha512sum");
        var (files, _) = Written(Directory(White), null);
        var folder = Scratch.Folder();
        foreach (var (path, bytes) in files.Where(file => file.Key.Contains("/2026/", StringComparison.Ordinal))) File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(path)), bytes);
        Assert.Equal(0, Run(folder, "sha256sum", "-c", "acme-2026-0007.json.sha256").Code);
        Assert.Equal(0, Run(folder, "sha512sum", "-c", "acme-2026-0007.json.sha512").Code);
        File.AppendAllText(Path.Combine(folder, "acme-2026-0007.json"), " ");
        Assert.NotEqual(0, Run(folder, "sha256sum", "-c", "acme-2026-0007.json.sha256").Code);
    }

    [Fact]
    public void Signatures_are_what_gpg_verifies_with_the_key_that_is_offered()
    {
        Assert.SkipUnless(Has("gpg"), "needs gpg");
        using var home = new KeyRing();
        var (files, notes) = Written(Directory(White) with { Role = ProviderRole.TrustedProvider, Key = home.Key }, home.Sign);
        Assert.Empty(notes);
        using var other = new KeyRing(empty: true);
        Assert.Equal(0, other.Import(files[$"openpgp/{home.Key.Fingerprint}.asc"]));
        Assert.Equal(0, other.Verify(files["white/2026/acme-2026-0007.json.asc"], files["white/2026/acme-2026-0007.json"]));
        var changed = files["white/2026/acme-2026-0007.json"].ToArray();
        changed[^2] ^= 1;
        Assert.NotEqual(0, other.Verify(files["white/2026/acme-2026-0007.json.asc"], changed));
    }

    [Fact]
    public void A_draft_a_broken_document_and_one_of_2_1_are_not_offered()
    {
        var draft = VexWriterTests.Bytes(CsafWriter.Write(Sample.Advisory with { Status = AdvisoryStatus.Draft }, CsafVersion.V20));
        var broken = Encoding.UTF8.GetBytes(Text(White).Replace("CWE-787", "CWE-999999", StringComparison.Ordinal));
        var newer = VexWriterTests.Bytes(CsafWriter.Write(Sample.Vex, CsafVersion.V21));
        var (files, notes) = Written(Directory(draft, broken, newer, White, White), null);
        Assert.Equal(
            [
                "NotOffered documents/0 draft", "NotOffered documents/1 6.1.11 /vulnerabilities/0/cwe/id", "NotOffered documents/2 2.1", "NameTaken documents/4 ACME-2026-0007",
            ],
            notes.Select(note => note.ToString()));
        Assert.Equal(White, files["white/2026/acme-2026-0007.json"]);
    }

    [Fact]
    public void A_document_with_branches_as_deep_as_they_may_be_is_offered()
    {
        var root = JsonNode.Parse(White)?.AsObject() ?? [];
        var tree = root["product_tree"]?.AsObject();
        Assert.NotNull(tree);
        var branches = tree["branches"]?.DeepClone();
        for (var i = 0; i < 27; i++) branches = new JsonArray(new JsonObject { ["branches"] = branches, ["category"] = "product_family", ["name"] = "f" });
        tree["branches"] = branches;
        var (files, notes) = Written(Directory(Encoding.UTF8.GetBytes(root.ToJsonString())), null);
        Assert.Empty(notes);
        Assert.Contains("white/2026/acme-2026-0007.json", files.Keys);
    }

    [Fact]
    public void Nothing_is_put_when_something_refuses()
    {
        var (files, notes) = Written(Directory(White) with { BaseUrl = "http acme" }, null);
        Assert.Empty(files);
        Assert.Contains(notes, note => note.Code == PublicationNoteCode.NotAnAddress);
        (files, notes) = Written(Directory(White) with { Role = ProviderRole.TrustedProvider }, null);
        Assert.Empty(files);
        Assert.Contains(new(PublicationNoteCode.FormatNeeds, "key", "csaf_trusted_provider"), notes);
    }

    [Fact]
    public void A_provider_without_documents_is_one_all_the_same()
    {
        var (files, notes) = Written(Directory(), null);
        Assert.Empty(notes);
        Assert.Contains("provider-metadata.json", files.Keys);
        Assert.DoesNotContain(files.Keys, path => path.Contains('/', StringComparison.Ordinal));
    }

    private static ProviderDirectory Directory(params byte[][] documents) => new()
    {
        BaseUrl = Base,
        Publisher = Sample.Acme,
        Role = ProviderRole.Provider,
        UpdatedAt = Sample.At(4),
        Documents = documents,
    };

    private static (Dictionary<string, byte[]> Files, IReadOnlyList<PublicationNote> Notes) Written(ProviderDirectory directory, Func<byte[], byte[]>? sign)
    {
        var files = new Dictionary<string, byte[]>();
        var notes = ProviderWriter.Write(directory, sign, files.Add);
        return (files, notes);
    }

    /// <summary>Every address of our own in a document that names others.</summary>
    private static IEnumerable<string> Links(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { } text && text.StartsWith(Base, StringComparison.Ordinal) => [text],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Links(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Links),
        _ => [],
    };

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    internal static bool Has(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));

    internal static (int Code, byte[] Output) Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        _ = errors.Result;
        return (process.ExitCode, output.ToArray());
    }
}
