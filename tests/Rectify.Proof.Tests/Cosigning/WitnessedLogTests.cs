using CsCheck;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;

namespace Rectify.Proof.Tests.Cosigning;

public sealed class WitnessedLogTests
{
    private static readonly NotePrivateKey Key = WrittenLog.NewKey("example.com/rectify", 1);
    private static readonly NotePrivateKey Other = WrittenLog.NewKey("example.com/rectify", 2);

    private static readonly Gen<int[]> Growth = Gen.Int[0, 9].Array[1, 8];

    private static WitnessedLog Seen(WrittenLog log, params IEnumerable<long> sizes)
    {
        var peer = WitnessedLog.Of(Key.Key);
        foreach (var size in sizes)
        {
            var answer = log.ShowTo(peer, size);
            Assert.Equal(WitnessOutcome.Accepted, answer.Outcome);
            peer = answer.Log;
        }
        return peer;
    }

    [Fact]
    public void A_log_that_only_grows_is_accepted_at_every_step() => Growth.Sample(steps =>
    {
        var sizes = steps.Select((_, i) => (long)steps.Take(i + 1).Sum()).ToList();
        var peer = Seen(new WrittenLog(Key).Grow(sizes[^1]), sizes);
        Assert.Equal(sizes[^1], peer.Size);
        Assert.Equal(sizes.Append(0).Distinct().Order(), peer.Cosigned.Keys);
    });

    [Fact]
    public void A_log_that_rewrote_what_was_accepted_is_never_accepted_again() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 39], Gen.Int[0, 40]).Sample((seen, kept, more) =>
        {
            kept = Math.Min(kept, seen - 1);
            var log = new WrittenLog(Key).Grow(seen);
            var rewritten = log.CopyAt(kept).Grow(seen + more, kind: 1);
            var answer = rewritten.ShowTo(Seen(log, seen), seen + more);
            Assert.Equal(more == 0 ? WitnessOutcome.Forked : WitnessOutcome.ProofWrong, answer.Outcome);
            Assert.Equal(seen, answer.Log.Size);
        });

    [Fact]
    public void A_log_that_takes_another_size_for_the_last_is_told_which_it_is()
    {
        var log = new WrittenLog(Key).Grow(12);
        var peer = Seen(log, 5);
        foreach (var wrong in (long[])[0, 4, 6, 12])
            Assert.Equal((WitnessOutcome.OtherSize, 5), (peer.Add(log.Sign(12), wrong, log.Book.Consistency(wrong, 12)) is var answer ? answer.Outcome : default, answer.Log.Size));
        Assert.Equal(WitnessOutcome.Malformed, peer.Add(log.Sign(12), 13, []).Outcome);
        Assert.Equal(WitnessOutcome.Malformed, peer.Add(log.Sign(12), -1, []).Outcome);
    }

    [Fact]
    public void A_copy_from_before_is_not_accepted_under_the_old_name()
    {
        var log = new WrittenLog(Key).Grow(20);
        var peer = Seen(log, 7, 20);
        Assert.Equal(WitnessOutcome.OtherSize, peer.Add(log.Sign(15), 7, log.Book.Consistency(7, 15)).Outcome);
        Assert.Equal(WitnessOutcome.OtherSize, peer.Add(log.Sign(15), 15, []).Outcome);
        Assert.Equal(WitnessOutcome.Malformed, log.CopyAt(15).ShowTo(peer, 15).Outcome);
        Assert.Equal(WitnessOutcome.ProofWrong, log.CopyAt(15).Grow(30, kind: 1).ShowTo(peer, 30).Outcome);
    }

    [Fact]
    public void Only_the_logs_own_key_and_name_are_listened_to()
    {
        var log = new WrittenLog(Key).Grow(3);
        var peer = WitnessedLog.Of(Key.Key);
        Assert.Equal(WitnessOutcome.NotSigned, peer.Add(SignedNote.Sign(log.Head.ToText(), Other), 0, []).Outcome);
        Assert.Equal(WitnessOutcome.OtherLog, peer.Add(SignedNote.Sign((log.Head with { Origin = "example.com/else" }).ToText(), Key), 0, []).Outcome);
        Assert.Equal(WitnessOutcome.Malformed, peer.Add(SignedNote.Sign("example.com/rectify\n-1\n\n", Key), 0, []).Outcome);
    }

    [Fact]
    public void A_proof_that_was_touched_proves_nothing() => Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int, Gen.Int[0, 2]).Sample((from, more, at, how) =>
    {
        var log = new WrittenLog(Key).Grow(from + more);
        var proof = log.Book.Consistency(from, from + more);
        var touched = how switch
        {
            0 => proof.Add(MerkleTree.EmptyRoot),
            1 when proof.Length > 0 => proof.RemoveAt((int)((uint)at % proof.Length)),
            _ when proof.Length > 0 => proof.SetItem((int)((uint)at % proof.Length), MerkleTree.EmptyRoot),
            _ => [MerkleTree.EmptyRoot],
        };
        Assert.Equal(WitnessOutcome.ProofWrong, Seen(log, from).Add(log.Sign(from + more), from, touched).Outcome);
    });

    [Fact]
    public void A_key_that_the_old_one_hands_over_to_signs_from_then_on_alone()
    {
        var log = new WrittenLog(Key).Grow(4);
        log.Add(KeyHandOver.EventType, KeyHandOver.EventVersion, new KeyHandOver(Key.Key, Other.Key).WriteMembers);
        var peer = Seen(log, 2, 5);
        var both = log.Sign(5, Other);
        Assert.Equal(WitnessOutcome.NotSigned, peer.TakeKey(log.Sign(5), log.Prove(4, 5)).Outcome);
        Assert.Equal(WitnessOutcome.EntryWrong, peer.TakeKey(both, log.Prove(3, 5)).Outcome);
        Assert.Equal(WitnessOutcome.OtherSize, peer.TakeKey(log.Sign(4, Other), log.Prove(3, 4)).Outcome);

        var answer = peer.TakeKey(both, log.Prove(4, 5));
        Assert.Equal(WitnessOutcome.Accepted, answer.Outcome);
        Assert.Equal([Key.Key, Other.Key], answer.Log.Keys);
        Assert.Equal(answer.Log.Keys, answer.Log.TakeKey(both, log.Prove(4, 5)).Log.Keys);

        log.Grow(8);
        Assert.Equal(WitnessOutcome.NotSigned, log.ShowTo(answer.Log, 8).Outcome);
        log.Signer = Other;
        Assert.Equal(WitnessOutcome.Accepted, log.ShowTo(answer.Log, 8).Outcome);
    }

    [Fact]
    public void A_key_that_was_replaced_cannot_hand_over_again()
    {
        var third = WrittenLog.NewKey(Key.Key.Name, 3);
        var log = new WrittenLog(Key);
        log.Add(KeyHandOver.EventType, KeyHandOver.EventVersion, new KeyHandOver(Key.Key, Other.Key).WriteMembers);
        var peer = Seen(log, 1).TakeKey(log.Sign(1, Other), log.Prove(0, 1)).Log;
        log.Add(KeyHandOver.EventType, KeyHandOver.EventVersion, new KeyHandOver(Key.Key, third.Key).WriteMembers);
        log.Signer = Other;
        peer = log.ShowTo(peer, 2).Log;
        Assert.Equal(WitnessOutcome.KeyNotVouchedFor, peer.TakeKey(log.Sign(2, Key, third), log.Prove(1, 2)).Outcome);
    }
}
