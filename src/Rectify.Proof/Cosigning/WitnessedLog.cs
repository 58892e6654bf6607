using System.Collections.Immutable;
using Rectify.Proof.Log;

namespace Rectify.Proof.Cosigning;

/// <summary>
/// A log as one peer knows it, and the rule by which the peer takes what the log shows next (after C2SP tlog-witness). Values only: each answer
/// holds what the peer has to remember from then on, which it makes durable before it answers.
/// </summary>
/// <param name="Keys">Keys that the peer accepted for the log, the present one last; the former ones sign nothing new.</param>
/// <param name="Cosigned">Every size and root that the peer accepted, from the empty log on: so it can say how far the log had gone.</param>
/// <param name="Successor">The origin of the log that took this one's place; null while it goes on.</param>
public sealed record WitnessedLog(ImmutableArray<NoteKey> Keys, ImmutableSortedDictionary<long, TreeHash> Cosigned, string? Successor = null)
{
    /// <summary>A log of which nothing was seen yet, whose key somebody vouches for.</summary>
    public static WitnessedLog Of(NoteKey key) => new([key], ImmutableSortedDictionary<long, TreeHash>.Empty.Add(0, MerkleTree.EmptyRoot));

    /// <summary>The log's identity: the name of its keys.</summary>
    public string Origin => Keys[^1].Name;

    /// <summary>The size up to which the peer has accepted the log.</summary>
    public long Size => Cosigned.Keys.Last();

    /// <summary>Takes a later checkpoint of the same log, or the same one again.</summary>
    /// <param name="note">The signed checkpoint.</param>
    /// <param name="oldSize">The size up to which the log believes that the peer has it.</param>
    /// <param name="proof">That the tree of the old size is the beginning of the new one.</param>
    public WitnessAnswer Add(SignedNote note, long oldSize, ImmutableArray<TreeHash> proof)
    {
        if (!Checkpoint.TryParse(note.Text, out var checkpoint)) return Refused(WitnessOutcome.Malformed);
        if (checkpoint.Origin != Origin) return Refused(WitnessOutcome.OtherLog);
        if (!IsSigned(note, Keys[^1])) return Refused(WitnessOutcome.NotSigned);
        if (Successor is not null) return Refused(WitnessOutcome.Ended);
        if (oldSize < 0 || oldSize > checkpoint.Size) return Refused(WitnessOutcome.Malformed);
        if (Cosigned.TryGetValue(checkpoint.Size, out var known) && known != checkpoint.Root) return Refused(WitnessOutcome.Forked);
        if (oldSize != Size) return Refused(WitnessOutcome.OtherSize);
        return MerkleTree.VerifyConsistency(oldSize, checkpoint.Size, Cosigned[oldSize], checkpoint.Root, proof)
            ? new(WitnessOutcome.Accepted, this with { Cosigned = Cosigned.SetItem(checkpoint.Size, checkpoint.Root) })
            : Refused(WitnessOutcome.ProofWrong);
    }

    /// <summary>Takes the log's next key: a checkpoint that the peer has accepted, signed by both keys, with the entry that hands over. Shown again, it changes nothing.</summary>
    public WitnessAnswer TakeKey(SignedNote note, ProvenEntry entry)
    {
        if (!Checkpoint.TryParse(note.Text, out var checkpoint)) return Refused(WitnessOutcome.Malformed);
        if (checkpoint.Origin != Origin) return Refused(WitnessOutcome.OtherLog);
        if (!Cosigned.TryGetValue(checkpoint.Size, out var root)) return Refused(WitnessOutcome.OtherSize);
        if (root != checkpoint.Root) return Refused(WitnessOutcome.Forked);
        if (!entry.Is(KeyHandOver.EventType, KeyHandOver.EventVersion, checkpoint) || entry.Index != checkpoint.Size - 1) return Refused(WitnessOutcome.EntryWrong);
        if (!KeyHandOver.TryRead(entry.Payload, out var handOver)) return Refused(WitnessOutcome.EntryWrong);
        if (!IsSigned(note, handOver.From) || !IsSigned(note, handOver.To)) return Refused(WitnessOutcome.NotSigned);
        if (Keys.Contains(handOver.To)) return new(WitnessOutcome.Accepted, this);
        return Keys[^1].Equals(handOver.From) ? new(WitnessOutcome.Accepted, this with { Keys = Keys.Add(handOver.To) }) : Refused(WitnessOutcome.KeyNotVouchedFor);
    }

    /// <summary>
    /// Takes the log that goes on where this one ended (<see cref="Succession"/>): nothing else is accepted after a restore, and from then on
    /// nothing under the old name. The answer tells how many events the peer saw that the new log does not have.
    /// </summary>
    /// <param name="note">A checkpoint of the new log.</param>
    /// <param name="first">The new log's first entry.</param>
    /// <param name="proof">
    /// That the largest size up to which the peer has this log and which the restored copy still has (<see cref="SharedSize"/>) is the beginning of
    /// the checkpoint that the entry names.
    /// </param>
    /// <param name="acceptedKey">The key that a person of the peer accepts, having asked; needed where the old key has not signed as well.</param>
    public SuccessionAnswer Succeed(SignedNote note, ProvenEntry first, ImmutableArray<TreeHash> proof, NoteKey? acceptedKey = null)
    {
        if (!Checkpoint.TryParse(note.Text, out var checkpoint)) return NotSucceeded(WitnessOutcome.Malformed);
        if (first.Index != 0 || !first.Is(Succession.EventType, Succession.EventVersion, checkpoint)) return NotSucceeded(WitnessOutcome.EntryWrong);
        if (!Succession.TryRead(first.Payload, out var succession) || succession.Key.Name != checkpoint.Origin) return NotSucceeded(WitnessOutcome.EntryWrong);
        if (succession.Former.Origin != Origin) return NotSucceeded(WitnessOutcome.OtherLog);
        if (!IsSigned(note, succession.Key)) return NotSucceeded(WitnessOutcome.NotSigned);
        if (Successor is not null) return NotSucceeded(WitnessOutcome.Ended);

        var former = succession.Former;
        if (Cosigned.TryGetValue(former.Size, out var known) && known != former.Root) return NotSucceeded(WitnessOutcome.Forked);
        var shared = SharedSize(former.Size);
        if (!MerkleTree.VerifyConsistency(shared, former.Size, Cosigned[shared], former.Root, proof)) return NotSucceeded(WitnessOutcome.ProofWrong);
        if (!IsSigned(note, Keys[^1]) && !succession.Key.Equals(acceptedKey)) return NotSucceeded(WitnessOutcome.KeyNotVouchedFor);

        var next = Of(succession.Key);
        next = next with { Cosigned = next.Cosigned.Add(checkpoint.Size, checkpoint.Root) };
        return new(WitnessOutcome.Accepted, this with { Successor = next.Origin }, next, Math.Max(0, Size - former.Size));
    }

    /// <summary>The largest size up to which the peer has the log that is not beyond a given one.</summary>
    public long SharedSize(long upTo) => Cosigned.Keys.Last(size => size <= upTo);

    private WitnessAnswer Refused(WitnessOutcome outcome) => new(outcome, this);

    private SuccessionAnswer NotSucceeded(WitnessOutcome outcome) => new(outcome, this, null, 0);

    private static bool IsSigned(SignedNote note, NoteKey key) => note.Verify(key).Outcome == NoteOutcome.Verified;
}

/// <summary>The answer, and what the peer remembers from then on; unchanged unless accepted.</summary>
public sealed record WitnessAnswer(WitnessOutcome Outcome, WitnessedLog Log);

/// <summary>The answer to a log that says it takes another's place.</summary>
/// <param name="Outcome">Whether it is accepted.</param>
/// <param name="Former">The old log; ended when accepted.</param>
/// <param name="Log">The new log; null unless accepted.</param>
/// <param name="Missing">How many events of the old log the peer has accepted that the new log's copy does not have.</param>
public sealed record SuccessionAnswer(WitnessOutcome Outcome, WitnessedLog Former, WitnessedLog? Log, long Missing);
