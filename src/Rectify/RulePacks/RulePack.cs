using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Packs;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;

namespace Rectify.RulePacks;

/// <summary>
/// The law as data, apart from the program: a ZIP of rule, calendar, conflict and term files, their compiled form, the time-zone data, and
/// a manifest with the SHA-256 of each, signed as a C2SP note. docs/rules/packs.md describes it.
/// </summary>
public sealed class RulePack
{
    private const string Head = "rectify rule pack 1";
    private const string SignedManifest = "manifest.note";
    private const string PlainManifest = "manifest.txt";
    private const string Compiled = "rules.bin";
    private const string Zones = "tzdb.nzd";
    private const int MostBytes = 64 << 20;
    private const int MostMembers = 5_000;

    private readonly Unpacked _content;

    private RulePack(byte[] bytes, Unpacked content, NoteKey? signer, RuleBook rules)
    {
        (Bytes, _content, Signer, Rules) = (bytes, content, signer, rules);
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>SHA-256 of the whole file, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    /// <summary>The file.</summary>
    public byte[] Bytes { get; }

    /// <summary>What it says of itself.</summary>
    public PackManifest Manifest => _content.Manifest;

    /// <summary>The trusted key that signed it; null for what a program kept of itself.</summary>
    public NoteKey? Signer { get; }

    /// <summary>The rules, counted with the pack's time-zone data.</summary>
    public RuleBook Rules { get; }

    /// <summary>The texts that the rules were read from.</summary>
    public IReadOnlyList<RuleFile> Files => FilesOf(_content);

    /// <summary>Packs rule files.</summary>
    /// <param name="files">All files with their text, cases files left out.</param>
    /// <param name="version">The pack's version, for example <c>2026.11.23</c>.</param>
    /// <param name="released">The day on which it was released.</param>
    /// <param name="timeZones">Time-zone data in the nzd format.</param>
    /// <param name="signer">Who signs; null for what a program keeps of itself.</param>
    /// <exception cref="InvalidDataException">A file does not read.</exception>
    public static byte[] Write(IReadOnlyList<RuleFile> files, string version, LocalDate released, byte[] timeZones, INoteSigner? signer)
    {
        var read = RuleBook.Read(files);
        if (read.Value is not { } book) throw new InvalidDataException(string.Join('\n', read.Problems));
        List<ZipMember> members =
        [
            .. files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => new ZipMember(file.Path, Encoding.UTF8.GetBytes(file.Text))),
            new(Compiled, CompiledRules.Write(files)),
            new(Zones, timeZones),
        ];
        var text = new StringBuilder($"{Head}\nversion {version}\nreleased {LocalDatePattern.Iso.Format(released)}\nrules {book.Hash}\n");
        foreach (var member in members) text.Append(CultureInfo.InvariantCulture, $"sha256 {HashOf(member.Bytes.Span)} {member.Path}\n");
        var manifest = signer is null
            ? new ZipMember(PlainManifest, Encoding.UTF8.GetBytes(text.ToString()))
            : new ZipMember(SignedManifest, SignedNote.Sign(text.ToString(), signer).ToBytes());
        return StoredZip.Write([manifest, .. members]);
    }

    /// <summary>
    /// Opens a pack that came from somewhere and believes nothing: a trusted key has signed it, every file is the one that the manifest
    /// names and no other is there, the rules read without a problem, the compiled form is what the files compile to.
    /// </summary>
    public static Result<RulePack> Open(byte[] bytes, IReadOnlyCollection<NoteKey> trusted)
    {
        if (Unpack(bytes) is not { } pack) return RulePackProblems.NotAPack;
        if (pack.Note is not { } note) return RulePackProblems.NotSigned;
        if (note.Verify(trusted) is not { Outcome: NoteOutcome.Verified, Keys: [var signer, ..] })
            return RulePackProblems.NotTrusted(string.Join(", ", note.Signatures.Select(signature => signature.Name)));
        var problems = new Problems();
        foreach (var path in pack.Members.Keys.Except(pack.Manifest.Files.Keys)) problems.Add(RulePackProblems.NotListed(path));
        foreach (var (path, hash) in pack.Manifest.Files)
            if (!pack.Members.TryGetValue(path, out var member) || HashOf(member.Span) != hash) problems.Add(RulePackProblems.NotThatFile(path));
        if (problems.Any) return problems;

        var files = FilesOf(pack);
        var read = RuleBook.Read(files);
        if (read.Value is not { } book) return RulePackProblems.DoesNotRead(read.Problems);
        if (book.Hash != pack.Manifest.Rules || !pack.Members.TryGetValue(Compiled, out var compiled) || !compiled.Span.SequenceEqual(CompiledRules.Write(files)))
            return RulePackProblems.CompiledDiffers;
        try
        {
            return new RulePack(bytes, pack, signer, book.With(TimeZonesOf(pack)));
        }
        catch (InvalidDataException)
        {
            return RulePackProblems.NotThatFile(Zones);
        }
    }

    /// <summary>Opens a pack that this program checked when it was kept: only the compiled form is read.</summary>
    /// <exception cref="InvalidDataException">It is not what was kept.</exception>
    public static RulePack Kept(byte[] bytes)
    {
        if (Unpack(bytes) is not { } pack || !pack.Members.TryGetValue(Compiled, out var compiled)) throw new InvalidDataException("The kept rule pack does not open.");
        var book = RuleBook.Read(CompiledRules.Read(compiled.Span)).Value ?? throw new InvalidDataException("The kept rules do not read.");
        return new RulePack(bytes, pack, null, book.With(TimeZonesOf(pack)));
    }

    private sealed record Unpacked(PackManifest Manifest, SignedNote? Note, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Members);

    private static Unpacked? Unpack(byte[] bytes)
    {
        if (bytes.Length > MostBytes || !StoredZip.TryRead(bytes, MostMembers, out var members, out _) || members.Count == 0) return null;
        SignedNote? note = null;
        var first = members[0];
        if (first.Path == SignedManifest && !SignedNote.TryParse(first.Bytes.Span, out note, out _)) return null;
        if (first.Path is not (SignedManifest or PlainManifest)) return null;
        var rest = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (members.Skip(1).Any(member => !rest.TryAdd(member.Path, member.Bytes))) return null;
        return PackManifest.Read(note?.Text ?? Encoding.UTF8.GetString(first.Bytes.Span)) is { } manifest ? new Unpacked(manifest, note, rest) : null;
    }

    private static IReadOnlyList<RuleFile> FilesOf(Unpacked pack) =>
        [.. pack.Members.Where(member => member.Key is not (Compiled or Zones)).Select(member => new RuleFile(member.Key, Encoding.UTF8.GetString(member.Value.Span)))];

    private static TimeZoneData TimeZonesOf(Unpacked pack) =>
        pack.Members.TryGetValue(Zones, out var zones)
            ? zones.Span.SequenceEqual(TimeZoneData.EmbeddedFile()) ? TimeZoneData.Embedded : TimeZoneData.Read(zones.ToArray())
            : throw new InvalidDataException("The pack has no time-zone data.");

    private static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>What a pack says of itself.</summary>
    /// <param name="Version">Its version.</param>
    /// <param name="Released">The day of its release.</param>
    /// <param name="Rules">The hash of its rule book.</param>
    /// <param name="Files">SHA-256 by path.</param>
    public sealed record PackManifest(string Version, LocalDate Released, string Rules, IReadOnlyDictionary<string, string> Files)
    {
        /// <summary>The manifest, or null when the text is something else.</summary>
        internal static PackManifest? Read(string text)
        {
            var lines = text.Split('\n');
            if (lines is not [Head, var version, var released, var rules, .. var files, ""]) return null;
            if (After(version, "version ") is not { Length: > 0 and <= 60 } name || After(rules, "rules ") is not { Length: 64 } hash) return null;
            if (LocalDatePattern.Iso.Parse(After(released, "released ") ?? "") is not { Success: true } day) return null;
            var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var line in files)
                if (After(line, "sha256 ") is not { Length: > 65 } file || file[64] != ' ' || !hashes.TryAdd(file[65..], file[..64])) return null;
            return new PackManifest(name, day.Value, hash, hashes);
        }

        private static string? After(string line, string head) => line.StartsWith(head, StringComparison.Ordinal) ? line[head.Length..] : null;
    }
}
