using System.Text;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Proof.Tests.Log;

namespace Rectify.Proof.Tests.Bundles;

/// <summary>
/// A log that lies: one key, two trees, and a switch that says which is shown. Each of its bundles verifies; whoever kept what they were shown, or compares with somebody
/// else, catches it.
/// </summary>
public sealed class LyingLogTests
{
    private readonly LyingLog log = new();

    [Fact]
    public void Each_history_verifies_alone()
    {
        Assert.Equal(BundleVerdict.Verified, Read(log.Bundle(6)).Report.Verdict);
        log.Lies = true;
        Assert.Equal(BundleVerdict.Verified, Read(log.Bundle(10)).Report.Verdict);
    }

    [Fact]
    public void Honest_log_goes_on_from_what_it_showed_earlier()
    {
        var earlier = Read(log.Bundle(6));
        var now = Read(log.Bundle(10, since: 6)).After(earlier.View);
        Assert.Equal(BundleVerdict.Verified, now.Report.Verdict);
        Assert.Contains(now.Report.Checks, check => check is { Code: BundleCheckCode.EarlierKept, Outcome: BundleOutcome.Passed, Subject: "6" });
    }

    [Fact]
    public void Two_trees_of_one_size_are_two_histories()
    {
        var earlier = Read(log.Bundle(10));
        log.Lies = true;
        Caught(Read(log.Bundle(10)).After(earlier.View), BundleReason.Forked);
    }

    /// <summary>The liar brings the proof of its own tree; it fits the checkpoint that it made up for the smaller size, and not the one that it had shown.</summary>
    [Fact]
    public void Consistency_proof_of_the_other_tree_does_not_bridge_the_two()
    {
        var earlier = Read(log.Bundle(6));
        log.Lies = true;
        Caught(Read(log.Bundle(10, since: 6)).After(earlier.View), BundleReason.Forked);
        Caught(Read(log.Bundle(10, proofOnly: 6)).After(earlier.View), BundleReason.Forked);
    }

    [Fact]
    public void It_is_caught_in_either_order()
    {
        log.Lies = true;
        var later = Read(log.Bundle(10, since: 6));
        log.Lies = false;
        Caught(Read(log.Bundle(6)).After(later.View), BundleReason.Forked);
    }

    [Fact]
    public void Entry_that_was_another_before_is_caught_without_any_proof_between_the_trees()
    {
        var earlier = Read(log.Bundle(6));
        log.Lies = true;
        var now = Read(log.Bundle(10)).After(earlier.View);
        Caught(now, BundleReason.Rewritten);
        Assert.Contains(now.Report.Checks, check => check is { Code: BundleCheckCode.EarlierKept, Reason: BundleReason.NoProof, Outcome: BundleOutcome.NotChecked });
    }

    [Fact]
    public void Two_checkpoints_alone_are_enough_when_they_are_of_one_size()
    {
        var honest = Note(log.Sign(8));
        log.Lies = true;
        Caught(Note(log.Sign(8)).After(honest.View), BundleReason.Forked);
        Assert.Equal(BundleVerdict.Verified, Note(log.Sign(8)).After(Note(log.Sign(8)).View).Report.Verdict);
        Assert.Contains(Note(log.Sign(9)).After(Note(log.Sign(8)).View).Report.Checks, check => check is { Code: BundleCheckCode.EarlierKept, Reason: BundleReason.NoProof });
    }

    [Fact]
    public void Earlier_checkpoint_that_no_trusted_key_signed_is_no_evidence()
    {
        using var stranger = NotePrivateKey.Generate(LyingLog.Origin, bytes => bytes.Fill(77));
        var forged = CheckpointVerifier.Read(SignedNote.Sign(new Checkpoint(LyingLog.Origin, 10, MerkleTree.HashLeaf([1])).ToText(), stranger).ToBytes(), [log.Key]);
        Assert.Equal(BundleVerdict.Refused, forged?.Report.Verdict);
        Assert.DoesNotContain(Read(log.Bundle(10)).After(forged?.View ?? LogView.Nothing).Report.Checks, check => check.Outcome == BundleOutcome.Failed);
        Assert.Null(CheckpointVerifier.Read("no note"u8, [log.Key]));
    }

    private static void Caught(BundleReading reading, BundleReason by)
    {
        Assert.Equal(BundleVerdict.Refused, reading.Report.Verdict);
        Assert.Contains(reading.Report.Checks, check => check.Code == BundleCheckCode.EarlierKept && check.Outcome == BundleOutcome.Failed && check.Reason == by);
    }

    private BundleReading Read(byte[] bundle) => BundleVerifier.Read(new MemoryStream(bundle), [log.Key]);

    private BundleReading Note(SignedNote note) => CheckpointVerifier.Read(note.ToBytes(), [log.Key]) ?? throw new InvalidOperationException();

    /// <summary>Ten entries, told twice: the fourth is another in the second tree.</summary>
    private sealed class LyingLog
    {
        public const string Origin = "liar.example/log";

        private readonly NotePrivateKey key = NotePrivateKey.Generate(Origin, bytes => bytes.Fill(66));
        private readonly (Logbook Tree, byte[][] Leaves) honest = Told("filed late"), other = Told("filed on time");

        /// <summary>Which tree is shown.</summary>
        public bool Lies { get; set; }

        public NoteKey Key => key.Key;

        private (Logbook Tree, byte[][] Leaves) Shown => Lies ? other : honest;

        public SignedNote Sign(int size) => SignedNote.Sign(new Checkpoint(Origin, size, Shown.Tree.RootAt(size)).ToText(), key);

        /// <summary>The fourth entry under a checkpoint; with the proof that it goes on from a smaller one.</summary>
        public byte[] Bundle(int size, int? since = null, int? proofOnly = null)
        {
            var writer = new BundleWriter(Origin);
            var path = writer.AddEvent(3, Shown.Leaves[3]);
            writer.AddCheckpoint(Sign(size), Key);
            writer.AddInclusion(path, 3, size, Shown.Tree.Inclusion(3, size));
            if (since is { } from)
            {
                writer.AddCheckpoint(Sign(from));
                writer.AddConsistency(from, size, Shown.Tree.Consistency(from, size));
            }
            if (proofOnly is { } smaller) writer.AddConsistency(smaller, size, Shown.Tree.Consistency(smaller, size));
            return writer.ToArray();
        }

        private static (Logbook Tree, byte[][] Leaves) Told(string fourth)
        {
            byte[][] leaves = [.. Enumerable.Range(0, 10).Select(i => Encoding.UTF8.GetBytes(i == 3 ? $$"""{"says":"{{fourth}}"}""" : $$"""{"says":"entry {{i}}"}"""))];
            var tree = new Logbook();
            foreach (var leaf in leaves) tree.Append(leaf);
            return (tree, leaves);
        }
    }
}
