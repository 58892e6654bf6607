using System.Text;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;

namespace Rectify.Cli.Commands;

/// <summary>What somebody kept of a log: a checkpoint, or a bundle with one in it.</summary>
internal static class EarlierFile
{
    private const int NoteLimit = 1024 * 1024;

    /// <summary>What it shows; null when it is neither.</summary>
    public static BundleReading? Read(byte[] bytes, IReadOnlyCollection<NoteKey> trusted)
    {
        if (IsBundle(bytes)) return BundleVerifier.Read(new MemoryStream(bytes), trusted);
        return bytes.Length <= NoteLimit ? CheckpointVerifier.Read(bytes, trusted) : null;
    }

    /// <summary>Its checkpoint, the largest one of a bundle, of which nobody has looked at the signature; null when it holds none.</summary>
    public static SignedNote? Checkpoint(byte[] bytes)
    {
        if (!IsBundle(bytes)) return SignedNote.TryParse(bytes, out var alone, out _) ? alone : null;
        if (!StoredZip.TryRead(bytes, BundleLimits.Default.MaxMembers, out var members, out _)) return null;
        var last = members.Where(member => member.Path.StartsWith("checkpoints/", StringComparison.Ordinal)).OrderBy(member => member.Path, StringComparer.Ordinal).LastOrDefault();
        return SignedNote.TryParse(last.Bytes.Span, out var note, out _) ? note : null;
    }

    /// <summary>Whether it is a checkpoint alone.</summary>
    public static bool IsCheckpoint(byte[] bytes) => bytes.Length <= NoteLimit && !IsBundle(bytes) && Encoding.UTF8.GetString(bytes).Contains("\n\n\u2014 ", StringComparison.Ordinal);

    private static bool IsBundle(byte[] bytes) => bytes.AsSpan().StartsWith("PK"u8);
}
