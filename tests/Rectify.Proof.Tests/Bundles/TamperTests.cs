using System.Text;
using CsCheck;
using Rectify.Proof.Bundles;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Proof.Tests.Bundles;

public sealed class TamperTests
{
    private static readonly SampleBundle Sample = new();

    /// <summary>
    /// No byte is irrelevant: the archive has one exact form, the manifest one canonical form and a hash for every other member. So even a
    /// flip in a date or in a time stamp that is not checked is seen.
    /// </summary>
    [Fact]
    public void No_byte_of_a_bundle_can_be_changed()
    {
        var good = Sample.Whole();
        for (var i = 0; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] ^= (byte)(1 << (i % 8));
            Assert.True(Sample.Verify(bad).Verdict == BundleVerdict.Refused, $"byte {i}");
            if (i % 4 == 0) Assert.True(BundleVerifier.Verify(new MemoryStream(bad)).Verdict == BundleVerdict.Refused, $"byte {i} without a key");
        }
    }

    [Fact]
    public void A_bundle_cut_short_or_lengthened_anywhere_is_refused()
    {
        var good = Sample.Whole();
        for (var length = 0; length < good.Length; length += 7) Assert.Equal(BundleVerdict.Refused, Sample.Verify(good[..length]).Verdict);
        Assert.Equal(BundleVerdict.Refused, Sample.Verify([.. good, 0]).Verdict);
        Assert.Equal(BundleVerdict.Refused, Sample.Verify([0, .. good]).Verdict);
        Assert.Equal(BundleVerdict.Refused, Sample.Verify([.. good, .. good]).Verdict);
    }

    /// <summary>The forger changes one member and corrects every hash in the manifest; what is bound to the log still gives it away.</summary>
    [Theory]
    [InlineData("events/000000000003.json", "Failed EventIncluded events/000000000003.json NoProof")]
    [InlineData("payloads/000000000003.json", "Failed PayloadCommitted payloads/000000000003.json NotNamed")]
    [InlineData("payloads/000000000003.salt", "Failed PayloadCommitted payloads/000000000003.json NotNamed")]
    [InlineData("submissions/enisa.json", "Failed FileNamed submissions/enisa.json NotNamed")]
    [InlineData("acknowledgements/enisa.txt", "Failed FileNamed acknowledgements/enisa.txt NotNamed")]
    [InlineData("checkpoints/000000000010.note", "Failed CheckpointSigned checkpoints/000000000010.note WrongSignature example.com/rectify")]
    [InlineData("proofs/inclusion-000000000003-000000000006.json", "Failed EventIncluded proofs/inclusion-000000000003-000000000006.json ProofWrong")]
    [InlineData("proofs/consistency-000000000006-000000000010.json", "Failed CheckpointsConsistent proofs/consistency-000000000006-000000000010.json ProofWrong")]
    public void A_forged_member_is_seen_even_when_the_manifest_is_corrected(string path, string expected)
    {
        var members = SampleBundle.Unpack(Sample.Whole());
        var text = Encoding.Latin1.GetString(members[path]);
        var digit = text.LastIndexOfAny([.. "0123456789"]);
        if (path.EndsWith(".note", StringComparison.Ordinal)) digit = text.IndexOf("10\n", StringComparison.Ordinal) + 1; // size 10 becomes 11
        if (digit < 0) digit = 0;
        var forged = members[path].ToArray();
        forged[digit] = (byte)(forged[digit] ^ 1);
        members[path] = forged;
        var report = Sample.Verify(SampleBundle.Repack(members));
        Assert.Equal(BundleVerdict.Refused, report.Verdict);
        Assert.Contains(expected, report.Checks.Select(check => check.ToString()));
    }

    /// <summary>
    /// The same forger, at every byte. Only what the log does not vouch for can be changed so:
    /// the copy of the key, which is not used when the caller brings the key. Forged law is law that nothing in the log names.
    /// </summary>
    [Fact]
    public void No_byte_that_the_log_vouches_for_can_be_forged()
    {
        string[] free = [$"keys/{Sample.Signer.Key.Id:x8}.vkey"];
        var good = SampleBundle.Unpack(Sample.Whole());
        // A token is signed by its own authority: what of it can be changed the tests of time stamps say.
        foreach (var (path, original) in good.Where(member => member.Key != BundleManifest.Path && !member.Key.StartsWith("timestamps/", StringComparison.Ordinal)))
        for (var i = 0; i < original.Length; i++)
        {
            var changed = new SortedDictionary<string, byte[]>(good, StringComparer.Ordinal) { [path] = [.. original[..i], (byte)(original[i] ^ (1 << (i % 8))), .. original[(i + 1)..]] };
            var verdict = Sample.Verify(SampleBundle.Repack(changed)).Verdict;
            var law = path.StartsWith("rules/", StringComparison.Ordinal) || path.StartsWith("calendars/", StringComparison.Ordinal);
            var expected = free.Contains(path) ? BundleVerdict.Verified : law ? BundleVerdict.Consistent : BundleVerdict.Refused;
            Assert.True(verdict == expected, $"{path} byte {i}: {verdict}");
        }
    }

    [Fact]
    public void Repacking_without_a_change_gives_the_same_bundle() =>
        Assert.Equal(Sample.Whole(), SampleBundle.Repack(SampleBundle.Unpack(Sample.Whole())));

    [Fact]
    public void A_missing_an_added_and_a_doubled_member_are_seen()
    {
        var members = SampleBundle.Unpack(Sample.Whole());
        members.Remove("submissions/enisa.json");
        Assert.Contains("Failed Member submissions/enisa.json Missing", Checks(SampleBundle.Repack(members)));

        members = SampleBundle.Unpack(Sample.Whole());
        members.Add("notes.txt", "trust me"u8.ToArray());
        Assert.Contains("Failed Member notes.txt Unlisted", Checks(SampleBundle.Repack(members)));

        var all = SampleBundle.Unpack(Sample.Whole());
        var doubled = StoredZip.Write(
            [new("manifest.json", all["manifest.json"]), .. all.Where(m => m.Key != "manifest.json").SelectMany(m => new[] { new ZipMember(m.Key, m.Value), new ZipMember(m.Key, m.Value) })]);
        Assert.Contains("Failed Member submissions/enisa.json Twice", Checks(doubled));
    }

    [Fact]
    public void Proofs_and_checkpoints_that_are_left_out_are_missed()
    {
        var writer = new BundleWriter(SampleBundle.Origin);
        var path = writer.AddEvent(3, Sample.Event(3));
        Assert.Contains("Failed CheckpointSigned  NonePresent", Checks(writer.ToArray()));
        Assert.Contains("Failed EventIncluded events/000000000003.json NoProof", Checks(writer.ToArray()));

        writer.AddCheckpoint(Sample.Sign(6));
        writer.AddCheckpoint(Sample.Sign(10));
        writer.AddInclusion(path, 3, 6, Sample.Log.Inclusion(3, 6));
        Assert.Contains("Failed CheckpointsConsistent 6 → 10 NoProof", Checks(writer.ToArray()));
        Assert.Contains("Failed CheckpointSigned checkpoints/000000000006.note NoKey", BundleVerifier.Verify(new MemoryStream(writer.ToArray())).Checks.Select(c => c.ToString()));

        var empty = new BundleWriter(SampleBundle.Origin);
        empty.AddCheckpoint(Sample.Sign(6), Sample.Signer.Key);
        Assert.Contains("Failed EventIncluded  NonePresent", Checks(empty.ToArray()));
    }

    [Fact]
    public void A_log_that_rewrote_its_past_cannot_connect_its_checkpoints()
    {
        var other = new SampleBundle();
        other.Log.Append("one more"u8.ToArray());
        var writer = Sample.Writer();
        writer.AddCheckpoint(SignedNote.Sign(new Checkpoint(SampleBundle.Origin, 11, MerkleTree.HashLeaf("rewritten"u8)).ToText(), Sample.Signer));
        writer.AddConsistency(10, 11, other.Log.Consistency(10, 11));
        Assert.Contains("Failed CheckpointsConsistent 10 → 11 NoProof", Checks(writer.ToArray()));
    }

    [Fact]
    public void A_checkpoint_of_another_log_is_refused()
    {
        var writer = Sample.Writer();
        writer.AddCheckpoint(SignedNote.Sign(new Checkpoint("example.com/other", 11, Sample.Log.RootAt(10)).ToText(), Sample.Signer));
        Assert.Contains("Failed CheckpointSigned checkpoints/000000000011.note OtherOrigin example.com/other", Checks(writer.ToArray()));
    }

    [Fact]
    public void What_is_withheld_must_be_named()
    {
        var writer = Sample.Writer(redacted: true);
        writer.Withhold("events/000000000007.json", BundleRole.Payload, MerkleTree.EmptyRoot);
        Assert.Contains("Failed Withheld events/000000000007.json NotNamed", Checks(writer.ToArray()));
    }

    [Fact]
    public void A_manifest_of_another_version_or_with_an_unknown_member_is_refused()
    {
        var members = SampleBundle.Unpack(Sample.Whole());
        Assert.Contains(
            "Failed Manifest manifest.json UnknownFormat rectify-proof-bundle/2",
            Checks(SampleBundle.Repack(members, text => text.Replace("bundle/1", "bundle/2", StringComparison.Ordinal))));
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)
                 [
                     ("\"withheld\":[]", "\"withheld\":[],\"x\":1"), ("\"withheld\":[]", "\"withheld\":{}"), ("\"withheld\":[]", "\"withheld\": []"),
                     ("\"role\":\"salt\"", "\"role\":\"event\""), ("\"role\":\"timestamp\"", "\"role\":\"stamp\""), ("keys/", "../k/"),
                     ("submissions/enisa.json", "submissions/enisa.jso\\u0000"), ("\"event\":\"events/000000000003.json\"", "\"event\":\"events/000000000004.json\""),
                     ("\"format\":\"rectify-proof-bundle/1\"", "\"format\":1"), ("\"origin\":\"example.com/rectify\"", "\"origin\":null"),
                 ])
            Assert.Contains("Failed Manifest manifest.json NotAManifest", Checks(SampleBundle.Repack(members, text => text.Replace(from, to, StringComparison.Ordinal))));
    }

    [Fact]
    public void Archives_of_another_form_are_refused_without_unpacking()
    {
        using var packed = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(packed, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("manifest.json", System.IO.Compression.CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[50_000_000]); // a bomb: 50 kB that unpack to 50 MB
        }
        Assert.Contains(Checks(packed.ToArray()), line => line.StartsWith("Failed Archive  NotExact", StringComparison.Ordinal));

        var claim = StoredZip.Write([new("manifest.json", "x"u8.ToArray())]);
        foreach (var at in (ReadOnlySpan<int>)[18, 22]) claim.AsSpan(at, 4).Fill(0x3F); // a claim of 1 GB
        Assert.Contains(Checks(claim), line => line.StartsWith("Failed Archive  NotExact", StringComparison.Ordinal));

        foreach (var path in (ReadOnlySpan<string>)["../../etc/passwd", "/etc/passwd", "c:\\x", "manifest.json\0", ""])
            Assert.Equal(BundleVerdict.Refused, Sample.Verify(StoredZip.Write([new(path, Array.Empty<byte>())])).Verdict);
        Assert.Contains("Failed Manifest manifest.json NotAManifest", Checks(StoredZip.Write([])));
    }

    [Fact]
    public void Limits_hold()
    {
        var bundle = Sample.Whole();
        Assert.Equal($"Failed Archive  TooLarge {bundle.Length - 1}", Assert.Single(BundleVerifier.Verify(new MemoryStream(bundle), null, new(MaxBytes: bundle.Length - 1)).Checks).ToString());
        Assert.Equal("Failed Archive  TooLarge 5", Assert.Single(BundleVerifier.Verify(new MemoryStream(bundle), null, new(MaxMembers: 5)).Checks).ToString());
        Assert.Equal("Failed Archive  TooLarge 1000000", Assert.Single(BundleVerifier.Verify(new EndlessStream(), null, new(MaxBytes: 1_000_000)).Checks).ToString());
    }

    [Fact]
    public void Hostile_texts_in_a_bundle_reach_the_report_without_control_characters()
    {
        const string Hostile = "a\u202Eevil\u009B31m\u200B";
        var writer = new BundleWriter(Hostile);
        var path = writer.AddEvent(0, SampleBundle.Canonical(json => json.Member($"{Hostile}/~\u001b", Commitment.Of(Sample.Salt, "x"u8).ToString())));
        writer.AddPayload(path, Sample.Salt, "x"u8.ToArray());
        writer.AddFile(BundleRole.Evidence, "deep", Encoding.UTF8.GetBytes(new string('[', 5000)));
        var report = BundleVerifier.Verify(new MemoryStream(writer.ToArray()));
        Assert.Contains("Passed PayloadCommitted payloads/000000000000.json None events/000000000000.json /a\uFFFDevil\uFFFD31m\uFFFD~1~0\uFFFD", report.Checks.Select(c => c.ToString()));
        Assert.Equal("a\uFFFDevil\uFFFD31m\uFFFD", report.Origin);
    }

    [Fact]
    public void A_payload_that_is_no_readable_JSON_names_nothing()
    {
        foreach (var payload in (string[])["", "\xFF", "{\"a\":\"\\ud800\"}", new string('[', 100_000), $"{{\"a\":\"{SampleBundle.Sha(Sample.Submission)}\",\"a\":1}}"])
        {
            var bytes = Encoding.Latin1.GetBytes(payload);
            var writer = new BundleWriter(SampleBundle.Origin);
            var path = writer.AddEvent(0, SampleBundle.Canonical(json => json.Member("payloadHash", Commitment.Of(Sample.Salt, bytes).ToString())));
            writer.AddPayload(path, Sample.Salt, bytes);
            writer.AddFile(BundleRole.Submission, "x", Sample.Submission);
            var lines = Checks(writer.ToArray()).ToList();
            Assert.Contains("Passed PayloadCommitted payloads/000000000000.json None events/000000000000.json /payloadHash", lines);
            Assert.Contains("Failed FileNamed submissions/x NotNamed", lines);
        }
    }

    [Fact]
    public void Random_damage_gives_a_report_and_never_an_exception() =>
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, 60], Gen.Byte.Array[0, 60]).Sample((at, cut, junk) =>
        {
            var good = Sample.Whole();
            var start = at % good.Length;
            byte[] bad = [.. good[..start], .. junk, .. good[Math.Min(good.Length, start + cut)..]];
            return Sample.Verify(bad).Verdict == BundleVerdict.Refused || bad.AsSpan().SequenceEqual(good);
        }, iter: 300);

    private static IEnumerable<string> Checks(byte[] bundle)
    {
        var report = Sample.Verify(bundle);
        Assert.Equal(BundleVerdict.Refused, report.Verdict);
        return report.Checks.Select(check => check.ToString());
    }

    /// <summary>A file that never ends.</summary>
    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => count;
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
