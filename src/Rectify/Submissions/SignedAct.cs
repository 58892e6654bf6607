using System.Text;

namespace Rectify.Submissions;

/// <summary>
/// What a person signs: which act, on which version of which submission, to whom, over the hash of the exact bytes. The first line
/// keeps the signature from meaning anything elsewhere.
/// </summary>
public static class SignedAct
{
    /// <summary>The bytes to sign with Ed25519 (RFC 8032).</summary>
    public static byte[] Statement(SubmissionAction action, Submission submission, SubmissionVersion version) =>
        Statement(action.ToWord(), submission.Id.ToString(), version.Number, submission.Recipient, version.Sha256);

    /// <summary>The same from the words that events keep.</summary>
    internal static byte[] Statement(string action, string submission, int version, string recipient, string sha256) => Encoding.UTF8.GetBytes(
        "rectify submission act v1\n"
        + $"act: {action}\n"
        + $"submission: {submission}\n"
        + $"version: {version}\n"
        + $"recipient: {recipient}\n"
        + $"sha256: {sha256}\n");
}

/// <summary>A signature as a person hands it in.</summary>
/// <param name="PublicKey">The 32 bytes of the key that is enrolled for the person.</param>
/// <param name="Bytes">The 64 bytes over <see cref="SignedAct.Statement"/>.</param>
public sealed record KeySignature(byte[] PublicKey, byte[] Bytes);
