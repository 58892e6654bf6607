using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Submissions;

namespace Rectify.Cli.Commands.Casework;

/// <summary>A person's private key in a file that only its owner can read; it never enters the store.</summary>
internal static class KeyFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Makes a key in a new file of mode 0600.</summary>
    public static Result<NotePrivateKey> Create(string path, IRandomSource random)
    {
        if (File.Exists(path)) return CaseworkProblems.FileThere(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var key = NotePrivateKey.Generate("rectify/person", random.Fill);
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(key.Encode());
        return key;
    }

    /// <summary>Reads the key; one that others can read is refused.</summary>
    public static Result<NotePrivateKey> Read(string path)
    {
        if (!FileBytes.Read(path, 4_096).Succeeded(out var bytes, out var problems)) return problems;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0) return CaseworkProblems.KeyOpenToOthers(path);
        return NotePrivateKey.TryParse(System.Text.Encoding.ASCII.GetString(bytes).Trim(), out var key) ? key : CaseworkProblems.NotAPrivateKey(path);
    }

    /// <summary>The signature of an act on a version.</summary>
    public static KeySignature Sign(this NotePrivateKey key, SubmissionAction act, Submission submission, SubmissionVersion version) =>
        new([.. key.Key.PublicKey], key.Sign(SignedAct.Statement(act, submission, version)));
}
