using System.Text;
using Rectify.Publications.Provider;

namespace Rectify.Publications.Tests.Provider;

/// <summary>gpg with a home folder of its own and a key that is made for one test and thrown away with it.</summary>
internal sealed class KeyRing : IDisposable
{
    // A socket's path must be short.
    private readonly string home = Directory.CreateTempSubdirectory("rct-gpg-").FullName;

    public KeyRing(bool empty = false)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (empty) return;
        Assert.Equal(0, Gpg("--pinentry-mode", "loopback", "--passphrase", "", "--quick-generate-key", "Acme PSIRT <psirt@acme.example>", "ed25519", "sign", "never").Code);
        var listed = Encoding.ASCII.GetString(Gpg("--with-colons", "--fingerprint").Output);
        var fingerprint = listed.Split('\n').First(line => line.StartsWith("fpr:", StringComparison.Ordinal)).Split(':')[9];
        Key = new(fingerprint, Gpg("--armor", "--export", fingerprint).Output);
    }

    public OpenPgpKey Key { get; } = new("", []);

    public byte[] Sign(byte[] document)
    {
        var (code, signature) = Gpg("--pinentry-mode", "loopback", "--passphrase", "", "--armor", "--detach-sign", "--output", "-", Scratch.File("document", document));
        Assert.Equal(0, code);
        return signature;
    }

    public byte[] ClearSign(byte[] document)
    {
        var (code, signed) = Gpg("--pinentry-mode", "loopback", "--passphrase", "", "--clear-sign", "--output", "-", Scratch.File("document", document));
        Assert.Equal(0, code);
        return signed;
    }

    public int Import(byte[] key) => Gpg("--import", Scratch.File("key.asc", key)).Code;

    public int Verify(byte[] signature, byte[] document) => Gpg("--verify", Scratch.File("document.asc", signature), Scratch.File("document", document)).Code;

    public int Verify(byte[] signed) => Gpg("--verify", Scratch.File("signed.asc", signed)).Code;

    public void Dispose()
    {
        ProviderWriterTests.Run(home, "gpgconf", "--homedir", home, "--kill", "all");
        Directory.Delete(home, recursive: true);
    }

    private (int Code, byte[] Output) Gpg(params string[] arguments) => ProviderWriterTests.Run(home, "gpg", ["--homedir", home, "--batch", "--no-tty", "--quiet", .. arguments]);
}
