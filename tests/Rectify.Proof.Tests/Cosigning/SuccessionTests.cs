using System.Text;
using CsCheck;
using Rectify.Proof.Canonical;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;

namespace Rectify.Proof.Tests.Cosigning;

public sealed class SuccessionTests
{
    private static readonly NotePrivateKey Old = WrittenLog.NewKey("example.com/rectify", 1);
    private static readonly NotePrivateKey New = WrittenLog.NewKey("example.com/rectify-2", 2);

    /// <summary>A log, the peer that cosigned it at each of these sizes, and the copy that a backup holds.</summary>
    private static (WitnessedLog Peer, WrittenLog Copy) Restored(long backup, params long[] cosigned)
    {
        var log = new WrittenLog(Old).Grow(Math.Max(backup, cosigned.Max()));
        var peer = cosigned.Aggregate(WitnessedLog.Of(Old.Key), (seen, size) => log.ShowTo(seen, size).Log);
        Assert.Equal(cosigned.Max(), peer.Size);
        return (peer, log.CopyAt(backup));
    }

    private static SuccessionAnswer Show(WitnessedLog peer, WrittenLog copy, WrittenLog next, long size = 1, bool vouched = true, NoteKey? accepted = null) =>
        peer.Succeed(vouched ? next.Sign(size, Old) : next.Sign(size), next.Prove(0, size), copy.Book.Consistency(peer.SharedSize(copy.Size), copy.Size), accepted);

    [Fact]
    public void A_restored_log_is_accepted_under_a_new_name_and_the_gap_is_told_exactly() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 9]).Sample((backup, first, more, after) =>
        {
            var (peer, copy) = Restored(backup, first, first + more);
            var next = copy.Succeed(New).Grow(1 + after);
            var answer = Show(peer, copy, next, 1 + after);
            Assert.Equal(WitnessOutcome.Accepted, answer.Outcome);
            Assert.Equal(Math.Max(0, first + more - backup), answer.Missing);
            Assert.Equal(New.Key.Name, answer.Former.Successor);
            Assert.Equal((New.Key.Name, 1 + after), (answer.Log?.Origin, answer.Log?.Size));
        });

    [Fact]
    public void From_then_on_nothing_is_accepted_under_the_old_name()
    {
        var (peer, copy) = Restored(10, 6, 15);
        var next = copy.Succeed(New);
        var ended = Show(peer, copy, next).Former;
        Assert.Equal(WitnessOutcome.Ended, new WrittenLog(Old).Grow(20).ShowTo(ended, 20).Outcome);
        Assert.Equal(WitnessOutcome.Ended, Show(ended, copy, copy.Succeed(WrittenLog.NewKey("example.com/rectify-3", 3))).Outcome);
    }

    [Fact]
    public void A_key_that_nobody_vouches_for_waits_for_a_person()
    {
        var (peer, copy) = Restored(10, 12);
        var next = copy.Succeed(New);
        Assert.Equal(WitnessOutcome.KeyNotVouchedFor, Show(peer, copy, next, vouched: false).Outcome);
        Assert.Equal(WitnessOutcome.KeyNotVouchedFor, Show(peer, copy, next, vouched: false, accepted: WrittenLog.NewKey(New.Key.Name, 9).Key).Outcome);
        Assert.Equal(WitnessOutcome.Accepted, Show(peer, copy, next, vouched: false, accepted: New.Key).Outcome);
    }

    [Fact]
    public void A_copy_whose_past_differs_from_what_was_accepted_is_refused() => Gen.Select(Gen.Int[1, 30], Gen.Int[0, 29], Gen.Int[0, 20]).Sample((seen, kept, more) =>
    {
        kept = Math.Min(kept, seen - 1);
        var (peer, copy) = Restored(kept, seen);
        copy.Grow(seen + more, kind: 1);
        var answer = Show(peer, copy, copy.Succeed(New));
        Assert.Equal(more == 0 ? WitnessOutcome.Forked : WitnessOutcome.ProofWrong, answer.Outcome);
        Assert.Null(answer.Log);
    });

    [Fact]
    public void The_entry_must_be_the_first_and_proven_and_of_this_log()
    {
        var (peer, copy) = Restored(10, 12);
        var next = copy.Succeed(New).Grow(3);
        var proof = copy.Book.Consistency(0, 10);
        WitnessOutcome Judge(SignedNote note, ProvenEntry entry) => peer.Succeed(note, entry, proof).Outcome;

        Assert.Equal(WitnessOutcome.EntryWrong, Judge(next.Sign(3, Old), next.Prove(1, 3)));
        Assert.Equal(WitnessOutcome.EntryWrong, Judge(next.Sign(3, Old), next.Prove(0, 3) with { Index = 1 }));
        Assert.Equal(WitnessOutcome.EntryWrong, Judge(next.Sign(3, Old), next.Prove(0, 2)));
        Assert.Equal(WitnessOutcome.EntryWrong, Judge(next.Sign(3, Old), next.Prove(0, 3) with { Salt = new byte[32] }));
        Assert.Equal(WitnessOutcome.EntryWrong, Judge(next.Sign(3, Old), next.Prove(0, 3) with { Salt = default, Payload = default, Leaf = default }));
        Assert.Equal(WitnessOutcome.NotSigned, Judge(SignedNote.Sign(next.At(3).ToText(), Old), next.Prove(0, 3)));
        Assert.Equal(WitnessOutcome.OtherLog, WitnessedLog.Of(New.Key).Succeed(
            next.Sign(3, Old), next.Prove(0, 3), []).Outcome);

        var late = new WrittenLog(New).Grow(1);
        late.Add(Succession.EventType, Succession.EventVersion, new Succession(copy.Head, null, New.Key, "").WriteMembers);
        Assert.Equal(WitnessOutcome.EntryWrong, Judge(late.Sign(2, Old), late.Prove(1, 2)));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"reachedSize\":5=>\"reachedSize\":null", true)]
    [InlineData("\"reachedSize\":5=>\"reachedSize\":3", false)]
    [InlineData("\"reachedSize\":5=>\"reachedSize\":\"5\"", false)]
    [InlineData("\"size\":4=>\"size\":-4", false)]
    [InlineData("\"size\":4=>\"size\":4.5", false)]
    [InlineData("\"size\":4=>\"size\":0", false)]
    [InlineData("example.com/rectify\"=>example.com/rectify-2\"", false)]
    [InlineData("example.com/rectify\"=>a b\"", false)]
    [InlineData("\"reason\"=>\"raison\"", false)]
    [InlineData("{\"former\"=>{ \"former\"", false)]
    [InlineData("\"former\":{=>\"former\":[],\"x\":{", false)]
    public void A_succession_is_read_strictly(string change, bool good)
    {
        var json = new CanonicalWriter().BeginObject();
        new Succession(new("example.com/rectify", 4, MerkleTree.HashLeaf([])), 5, New.Key, "why").WriteMembers(json);
        var text = Encoding.UTF8.GetString(json.EndObject().ToArray());
        if (change.Split("=>") is [var from, var to])
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }
        Assert.Equal(good, Succession.TryRead(Encoding.UTF8.GetBytes(text), out var read));
        if (change.Length == 0) Assert.Equal((1L, New.Key), (read?.Gap, read?.Key));
    }

    [Fact]
    public void Whatever_bytes_come_nothing_throws_and_nothing_is_accepted()
    {
        var (peer, copy) = Restored(10, 12);
        var next = copy.Succeed(New);
        var good = next.Prove(0, 1);
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2000], Gen.Byte[1, 255]).Sample((which, at, change) =>
        {
            ReadOnlyMemory<byte> Touch(ReadOnlyMemory<byte> bytes)
            {
                var copied = bytes.ToArray();
                copied[at % copied.Length] ^= change;
                return copied;
            }
            var entry = which switch
            {
                0 => good with { Leaf = Touch(good.Leaf) },
                1 => good with { Salt = Touch(good.Salt) },
                _ => good with { Payload = Touch(good.Payload) },
            };
            Assert.Equal(WitnessOutcome.EntryWrong, peer.Succeed(next.Sign(1, Old), entry, copy.Book.Consistency(0, 10)).Outcome);
            Assert.False(KeyHandOver.TryRead(entry.Payload, out _));
        });
    }
}
