using System.Security.Cryptography;
using Rectify.Proof.Canonical;
using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;
using Rectify.Proof.Tests.Log;

namespace Rectify.Proof.Tests.Cosigning;

/// <summary>A log with events and payloads, as its owner has it: it can be copied back to an earlier size, which is what a restored backup is.</summary>
internal sealed class WrittenLog(NotePrivateKey signer)
{
    private readonly List<(byte[] Leaf, byte[] Salt, byte[] Payload)> entries = [];

    public NotePrivateKey Signer { get; set; } = signer;

    public Logbook Book { get; } = new();

    public long Size => entries.Count;

    public Checkpoint Head => At(Size);

    public static NotePrivateKey NewKey(string name, int seed) => NotePrivateKey.Generate(name, bytes => bytes.Fill((byte)seed));

    public WrittenLog Grow(long size, int kind = 0)
    {
        while (Size < size) Add("case.opened", 1, json => json.Member("n", Size).Member("kind", kind));
        return this;
    }

    public void Add(string type, int version, Action<CanonicalWriter> members)
    {
        var payload = new CanonicalWriter().BeginObject();
        members(payload);
        var bytes = payload.EndObject().ToArray();
        var salt = SHA256.HashData(BitConverter.GetBytes(Size));
        var leaf = new CanonicalWriter().BeginObject().Member("payloadHash", Commitment.Of(salt, bytes).ToString()).Member("type", type).Member("version", version).EndObject().ToArray();
        entries.Add((leaf, salt, bytes));
        Book.Append(leaf);
    }

    public WrittenLog CopyAt(long size)
    {
        var copy = new WrittenLog(Signer);
        foreach (var entry in entries.Take((int)size))
        {
            copy.entries.Add(entry);
            copy.Book.Append(entry.Leaf);
        }
        return copy;
    }

    /// <summary>The log that a restored copy opens, with its first entry.</summary>
    public WrittenLog Succeed(NotePrivateKey key, long? reached = null)
    {
        var next = new WrittenLog(key);
        next.Add(Succession.EventType, Succession.EventVersion, new Succession(Head, reached, key.Key, "The disk failed.").WriteMembers);
        return next;
    }

    public Checkpoint At(long size) => new(Signer.Key.Name, size, Book.RootAt(size));

    public SignedNote Sign(long size, params INoteSigner[] also) => SignedNote.Sign(At(size).ToText(), [Signer, .. also]);

    public ProvenEntry Prove(long index, long size) =>
        new(entries[(int)index].Leaf, entries[(int)index].Salt, entries[(int)index].Payload, index, Book.Inclusion(index, size));

    public WitnessAnswer ShowTo(WitnessedLog peer, long size) => peer.Add(Sign(size), peer.Size, peer.Size <= size ? Book.Consistency(peer.Size, size) : []);
}
