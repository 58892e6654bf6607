using System.Text;
using CsCheck;
using Rectify.Proof.Log;

namespace Rectify.Proof.Tests.Log;

public sealed class SignedNoteTests
{
    // The example of the Go note package, golang.org/x/mod/sumdb/note, and of its tests.
    private const string PeterKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string PeterPrivate = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private const string EnochKey = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private const string Text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private const string PeterLine = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private const string EnochLine = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private static NoteKey Key(string text) => NoteKey.TryParse(text, out var key) ? key : throw new FormatException(text);

    private static SignedNote Note(string text) =>
        SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out var note, out var problem) ? note : throw new FormatException($"{problem}: {text}");

    private static NoteProblem Problem(string text)
    {
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out _, out var problem));
        return problem;
    }

    [Fact]
    public void The_note_of_the_Go_package_verifies_with_its_key()
    {
        var verification = Note($"{Text}\n{PeterLine}").Verify(Key(PeterKey));
        Assert.Equal(NoteOutcome.Verified, verification.Outcome);
        Assert.Equal([Key(PeterKey)], verification.Keys);
    }

    [Fact]
    public void Signing_with_the_Go_packages_private_key_gives_its_note_byte_for_byte()
    {
        Assert.True(NotePrivateKey.TryParse(PeterPrivate, out var key));
        using (key)
        {
            Assert.Equal(PeterKey, key.Key.ToString());
            Assert.Equal(PeterPrivate, key.Encode());
            Assert.Equal($"{Text}\n{PeterLine}", SignedNote.Sign(Text, key).ToString());
        }
    }

    [Fact]
    public void The_note_of_the_specification_verifies_with_its_key() =>
        Assert.Equal(
            NoteOutcome.Verified,
            Note("This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n")
                .Verify(Key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")).Outcome);

    [Fact]
    public void Two_signatures_verify_with_both_keys_and_unknown_ones_are_passed_over()
    {
        var note = Note($"{Text}\n{PeterLine}{EnochLine}");
        Assert.Equal([Key(PeterKey), Key(EnochKey)], note.Verify(Key(EnochKey), Key(PeterKey)).Keys);
        Assert.Equal([Key(EnochKey)], note.Verify(Key(EnochKey)).Keys);
        Assert.Equal(NoteOutcome.NoKnownKey, note.Verify().Outcome);
        Assert.Equal(NoteOutcome.NoKnownKey, note.Verify(Key("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")).Outcome);
    }

    [Fact]
    public void A_signature_by_another_under_a_known_name_is_passed_over_and_a_wrong_one_of_a_known_key_refuses_the_note()
    {
        var stranger = PeterLine.Replace("x08go", "y08go", StringComparison.Ordinal); // same name, other key id
        Assert.Equal(NoteOutcome.Verified, Note($"{Text}\n{stranger}{PeterLine}").Verify(Key(PeterKey)).Outcome);
        var wrong = PeterLine.Replace("wJnAM=", "wJnAQ=", StringComparison.Ordinal);
        Assert.Equal(NoteOutcome.BadSignature, Note($"{Text}\n{wrong}").Verify(Key(PeterKey)).Outcome);
        Assert.Equal(NoteOutcome.BadSignature, Note($"{Text}\n{PeterLine}{wrong}").Verify(Key(PeterKey)).Outcome);
        Assert.Equal(NoteOutcome.BadSignature, Note($"{Text.Replace("you", "we", StringComparison.Ordinal)}\n{PeterLine}").Verify(Key(PeterKey)).Outcome);
    }

    [Fact]
    public void The_text_ends_at_the_last_blank_line()
    {
        var note = Note($"one\n\ntwo\n\n{PeterLine}");
        Assert.Equal("one\n\ntwo\n", note.Text);
        Assert.Equal($"one\n\ntwo\n\n{PeterLine}", note.ToString());
    }

    [Fact]
    public void What_is_not_a_note_is_refused()
    {
        Assert.Equal(NoteProblem.NoSignatures, Problem(""));
        Assert.Equal(NoteProblem.NoSignatures, Problem(Text));
        Assert.Equal(NoteProblem.NoSignatures, Problem($"{Text}\n"));
        Assert.Equal(NoteProblem.NoSignatures, Problem($"{Text}\n{PeterLine.TrimEnd('\n')}"));
        Assert.Equal(NoteProblem.NoSignatures, Problem($"{Text}{PeterLine}"));
        Assert.Equal(NoteProblem.BadText, Problem($"tab\there\n\n{PeterLine}"));
        Assert.Equal(NoteProblem.BadText, Problem($"{Text}\r\n\n{PeterLine}"));
        Assert.Equal(NoteProblem.BadSignatureLine, Problem($"{Text}\n{PeterLine}more\n"));
        Assert.Equal(NoteProblem.BadSignatureLine, Problem($"{Text}\n{PeterLine.Replace("— ", "- ", StringComparison.Ordinal)}"));
        Assert.Equal(NoteProblem.BadSignatureLine, Problem($"{Text}\n{PeterLine.Replace("AM=", "AN=", StringComparison.Ordinal)}")); // stray bits
        Assert.Equal(NoteProblem.BadSignatureLine, Problem($"{Text}\n{PeterLine.Replace("AM=", "AM", StringComparison.Ordinal)}"));
        Assert.Equal(NoteProblem.BadSignatureLine, Problem($"{Text}\n— a+b x08go/ZJ\n"));
        Assert.Equal(NoteProblem.BadSignatureLine, Problem($"{Text}\n— name x08goA==\n")); // an id without a signature
        Assert.Equal(NoteProblem.TooLarge, Problem($"{Text}\n{string.Concat(Enumerable.Repeat(PeterLine, 101))}"));
        Assert.Equal(NoteProblem.TooLarge, Problem(new string('x', 1_100_000)));
        Assert.False(SignedNote.TryParse([0xFF, (byte)'\n', (byte)'\n'], out _, out var problem));
        Assert.Equal(NoteProblem.BadText, problem);
    }

    /// <summary>The manglings of the Go package's own test: every proper part of the key, every byte one higher.</summary>
    [Fact]
    public void A_mangled_key_is_refused()
    {
        for (var i = 0; i <= PeterKey.Length; i++)
        for (var j = i; j <= PeterKey.Length; j++)
            if (j - i < PeterKey.Length) Assert.False(NoteKey.TryParse(PeterKey[i..j], out _), PeterKey[i..j]);
        for (var i = 0; i < PeterKey.Length; i++)
        {
            var mangled = $"{PeterKey[..i]}{(char)(PeterKey[i] + 1)}{PeterKey[(i + 1)..]}";
            Assert.False(NoteKey.TryParse(mangled, out _), mangled);
            Assert.False(NotePrivateKey.TryParse($"PRIVATE+KEY+{mangled}", out _), mangled);
        }
        Assert.False(NoteKey.TryParse("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", out _)); // wrong length, id adjusted
        Assert.False(NoteKey.TryParse("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", out _)); // unknown algorithm, id adjusted
    }

    [Fact]
    public void A_generated_key_depends_on_the_given_randomness_only()
    {
        using var key = NotePrivateKey.Generate("example.com/rectify", bytes => bytes.Fill(7));
        using var same = NotePrivateKey.Generate("example.com/rectify", bytes => bytes.Fill(7));
        using var other = NotePrivateKey.Generate("example.com/rectify", bytes => bytes.Fill(8));
        Assert.Equal(key.Encode(), same.Encode());
        Assert.NotEqual(key.Key, other.Key);
        Assert.True(NotePrivateKey.TryParse(key.Encode(), out var read));
        using (read) Assert.Equal(key.Key, read.Key);
        Assert.Throws<ArgumentException>(() => NotePrivateKey.Generate("two words", bytes => bytes.Fill(7)));
        Assert.Throws<ArgumentException>(() => NotePrivateKey.Generate("", bytes => bytes.Fill(7)));
    }

    [Fact]
    public void Signing_refuses_a_text_that_could_not_be_read_back()
    {
        using var key = NotePrivateKey.Generate("k", bytes => bytes.Fill(7));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("no newline", key));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("tab\t\n", key));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("unsigned\n"));
    }

    [Fact]
    public void A_flipped_bit_anywhere_never_verifies_the_same_note()
    {
        var good = Encoding.UTF8.GetBytes($"{Text}\n{PeterLine}");
        for (var bit = 0; bit < good.Length * 8; bit++)
        {
            var bytes = good.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(SignedNote.TryParse(bytes, out var note, out _) && note.Verify(Key(PeterKey)).Outcome == NoteOutcome.Verified, $"bit {bit}");
        }
    }

    [Fact]
    public void Any_bytes_give_an_answer_and_never_an_exception() =>
        Gen.OneOf("— ", "\n", "\n\n", "a", "+", "=", "x08go/ZJ", " ", "\t", "\0", "é").Array[0, 30].Select(string.Concat).Sample(text =>
            SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out var note, out var problem) ? note.ToString() == text : problem != NoteProblem.None);
}
