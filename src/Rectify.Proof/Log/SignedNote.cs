using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace Rectify.Proof.Log;

/// <summary>
/// A text and the signatures under it (C2SP signed-note): the text, a blank line, then lines of the form <c>— name base64</c>.
/// </summary>
public sealed class SignedNote
{
    private const string Dash = "— ";
    private const int MaxBytes = 1024 * 1024;
    private const int MaxSignatures = 100;

    private SignedNote(string text, ImmutableArray<NoteSignature> signatures) => (Text, Signatures) = (text, signatures);

    /// <summary>The signed text; it ends with a newline.</summary>
    public string Text { get; }

    /// <summary>The signatures, in the order of the note.</summary>
    public ImmutableArray<NoteSignature> Signatures { get; }

    /// <summary>Signs a text. It must end with a newline and hold no other control character.</summary>
    public static SignedNote Sign(string text, params ReadOnlySpan<INoteSigner> signers)
    {
        if (!IsText(text) || !text.EndsWith('\n')) throw new ArgumentException("A note ends with a newline and has no other control character.", nameof(text));
        if (signers.Length == 0) throw new ArgumentException("A note needs a signature.", nameof(signers));
        var bytes = Encoding.UTF8.GetBytes(text);
        var signatures = ImmutableArray.CreateBuilder<NoteSignature>(signers.Length);
        foreach (var signer in signers) signatures.Add(new(signer.Key.Name, signer.Key.Id, [.. signer.Sign(bytes)]));
        return new(text, signatures.MoveToImmutable());
    }

    /// <summary>Reads a note. It is not verified yet.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out SignedNote? note, out NoteProblem problem)
    {
        note = null;
        problem = utf8.Length > MaxBytes ? NoteProblem.TooLarge : Utf8.IsValid(utf8) ? NoteProblem.None : NoteProblem.BadText;
        if (problem != NoteProblem.None) return false;

        var all = Encoding.UTF8.GetString(utf8);
        var blank = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        problem = !IsText(all) ? NoteProblem.BadText
            : blank < 0 || blank + 2 == all.Length || !all.EndsWith('\n') ? NoteProblem.NoSignatures
            : NoteProblem.None;
        if (problem != NoteProblem.None) return false;

        var lines = all[(blank + 2)..^1].Split('\n');
        var signatures = lines.Select(ParseLine).OfType<NoteSignature>().ToImmutableArray();
        problem = lines.Length > MaxSignatures ? NoteProblem.TooLarge
            : signatures.Length < lines.Length ? NoteProblem.BadSignatureLine
            : NoteProblem.None;
        if (problem == NoteProblem.None) note = new(all[..(blank + 1)], signatures);
        return note is not null;
    }

    /// <summary>
    /// Asks the known keys. Signatures by others are passed over, even where they share a name or an id with a known key; a wrong one by a
    /// known key refuses the note.
    /// </summary>
    public NoteVerification Verify(params IEnumerable<NoteKey> known)
    {
        var keys = known.ToList();
        var text = Encoding.UTF8.GetBytes(Text);
        var signed = ImmutableArray.CreateBuilder<NoteKey>();
        foreach (var signature in Signatures)
        {
            var candidates = keys.FindAll(key => key.Name == signature.Name && key.Id == signature.KeyId);
            if (candidates.Count == 0) continue;
            if (candidates.Find(key => key.Verify(text, signature.Bytes.AsSpan())) is not { } signer) return new(NoteOutcome.BadSignature, [candidates[0]]);
            if (!signed.Contains(signer)) signed.Add(signer);
        }
        return new(signed.Count > 0 ? NoteOutcome.Verified : NoteOutcome.NoKnownKey, signed.ToImmutable());
    }

    /// <summary>The whole note.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var signature in Signatures) note.Append(Dash).Append(signature.Name).Append(' ').Append(Convert.ToBase64String(Payload(signature))).Append('\n');
        return note.ToString();
    }

    /// <summary>The whole note in UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    private static byte[] Payload(NoteSignature signature)
    {
        var payload = new byte[4 + signature.Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(payload, signature.KeyId);
        signature.Bytes.CopyTo(payload, 4);
        return payload;
    }

    private static NoteSignature? ParseLine(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal)) return null;
        var parts = line[Dash.Length..].Split(' ');
        if (parts.Length != 2 || !NoteKey.IsName(parts[0]) || !StrictBase64.TryDecode(parts[1], out var payload) || payload.Length < 5) return null;
        return new(parts[0], BinaryPrimitives.ReadUInt32BigEndian(payload), [.. payload.AsSpan(4)]);
    }

    private static bool IsText(string text) => !text.Any(c => c < ' ' && c != '\n');
}
