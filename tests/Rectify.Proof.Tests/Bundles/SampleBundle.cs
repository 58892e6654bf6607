using System.Security.Cryptography;
using System.Text;
using Rectify.Proof.Bundles;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;
using Rectify.Proof.Tests.Log;
using Rectify.Testing;

namespace Rectify.Proof.Tests.Bundles;

/// <summary>
/// A small log of ten events with checkpoints at 6 and 10, and bundles of two of its events: the fourth commits to a payload that names
/// the submission, its acknowledgement, the rules and the calendar; the eighth to a payload that is not shown.
/// </summary>
internal sealed class SampleBundle
{
    public const string Origin = "example.com/rectify";

    public SampleBundle(byte keySeed = 7)
    {
        Signer = NotePrivateKey.Generate(Origin, bytes => bytes.Fill(keySeed));
        Payload = Canonical(json => json
            .Member("acknowledgementHash", Sha(Acknowledgement).ToString())
            .Member("calendarHash", Sha(Calendar).ToString())
            .Member("rulesHash", Sha(Rules).ToString())
            .Member("submissionHash", Sha(Submission).ToString()));
        for (var i = 0; i < 10; i++) Log.Append(Event(i));
    }

    public NotePrivateKey Signer { get; }
    public Logbook Log { get; } = new();
    public byte[] Submission { get; } = "{\"cve\":\"CVE-2021-44228\"}\n"u8.ToArray();
    public byte[] Acknowledgement { get; } = "Received, number 42.\n"u8.ToArray();
    public byte[] Rules { get; } = "id: eu.cra.early-warning\n"u8.ToArray();
    public byte[] Calendar { get; } = "2026-12-25\n"u8.ToArray();

    /// <summary>A token that <c>openssl ts</c> made over the submission, once, with an authority of which nothing else is left.</summary>
    public byte[] Stamp { get; } = File.ReadAllBytes(Repository.PathOf("tests", "Rectify.Proof.Tests", "Bundles", "enisa.tst"));

    public byte[] Payload { get; }
    public byte[] Salt { get; } = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public byte[] Event(int index) => Canonical(json => json
        .Member("type", "submission.dispatched")
        .Member("sequence", index)
        .Member("payloadHash", index == 3 ? Commitment.Of(Salt, Payload).ToString() : Sha([(byte)index]).ToString()));

    public SignedNote Sign(int size) => SignedNote.Sign(new Checkpoint(Origin, size, Log.RootAt(size)).ToText(), Signer);

    /// <summary>Everything.</summary>
    public BundleWriter Writer(bool redacted = false, bool isStamped = true)
    {
        var writer = new BundleWriter(Origin);
        var third = writer.AddEvent(3, Event(3));
        var seventh = writer.AddEvent(7, Event(7));
        if (redacted)
        {
            writer.Withhold(third, BundleRole.Payload, Commitment.Of(Salt, Payload));
        }
        else
        {
            writer.AddPayload(third, Salt, Payload);
            writer.AddFile(BundleRole.Submission, "enisa.json", Submission);
            writer.AddFile(BundleRole.Acknowledgement, "enisa.txt", Acknowledgement);
            writer.AddFile(BundleRole.Rules, "eu/cra/early-warning.yaml", Rules);
            writer.AddFile(BundleRole.Calendar, "eu.txt", Calendar);
            if (isStamped) writer.AddFile(BundleRole.Timestamp, "enisa.tst", Stamp);
        }
        writer.AddCheckpoint(Sign(6), Signer.Key);
        writer.AddCheckpoint(Sign(10), Signer.Key);
        writer.AddConsistency(6, 10, Log.Consistency(6, 10));
        writer.AddInclusion(third, 3, 6, Log.Inclusion(3, 6));
        writer.AddInclusion(seventh, 7, 10, Log.Inclusion(7, 10));
        return writer;
    }

    public byte[] Whole() => Writer().ToArray();

    public BundleReport Verify(byte[] bundle) => BundleVerifier.Verify(new MemoryStream(bundle), [Signer.Key]);

    public static TreeHash Sha(byte[] bytes) => new(SHA256.HashData(bytes));

    public static byte[] Canonical(Action<CanonicalWriter> members)
    {
        var json = new CanonicalWriter().BeginObject();
        members(json);
        return json.EndObject().ToArray();
    }

    /// <summary>The members of a bundle, unpacked with the platform's own ZIP reader.</summary>
    public static SortedDictionary<string, byte[]> Unpack(byte[] bundle)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bundle));
        var members = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            members.Add(entry.FullName, content.ToArray());
        }
        return members;
    }

    /// <summary>A forger's tool: packs changed members again and corrects every hash in the manifest.</summary>
    public static byte[] Repack(SortedDictionary<string, byte[]> members, Func<string, string>? manifest = null)
    {
        var text = Encoding.UTF8.GetString(members["manifest.json"]);
        foreach (var (path, bytes) in members)
        {
            var at = text.IndexOf($"\"path\":\"{path}\"", StringComparison.Ordinal);
            if (at < 0) continue;
            var hash = text.IndexOf("\"sha256\":\"", at, StringComparison.Ordinal) + "\"sha256\":\"".Length;
            text = text[..hash] + Sha(bytes) + text[(hash + 64)..];
        }
        var changed = Encoding.UTF8.GetBytes(manifest?.Invoke(text) ?? text);
        return StoredZip.Write([new("manifest.json", changed), .. members.Where(m => m.Key != "manifest.json").Select(m => new ZipMember(m.Key, m.Value))]);
    }
}
