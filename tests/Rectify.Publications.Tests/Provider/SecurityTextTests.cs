using System.Text;
using Rectify.Publications.Provider;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Tests.Provider;

public sealed class SecurityTextTests
{
    private static readonly SecurityText Whole = new()
    {
        Contacts = ["mailto:psirt@acme.example", "https://acme.example/report"],
        ExpiresAt = Sample.At(300),
        Encryption = ["openpgp4fpr:5f2de5521c63a801ab59ccb603d49de44b29100f"],
        Acknowledgements = ["https://acme.example/thanks"],
        Languages = ["en", "zh-CN"],
        Canonical = ["https://acme.example/.well-known/security.txt"],
        Policies = ["https://acme.example/policy"],
        Hiring = ["https://acme.example/jobs"],
        Csaf = ["https://acme.example/.well-known/csaf/provider-metadata.json"],
    };

    [Fact]
    public void The_file_has_a_field_a_line() => Assert.Equal(
        """
        Contact: mailto:psirt@acme.example
        Contact: https://acme.example/report
        Expires: 2026-12-26T10:00:00Z
        Encryption: openpgp4fpr:5f2de5521c63a801ab59ccb603d49de44b29100f
        Acknowledgments: https://acme.example/thanks
        Preferred-Languages: en, zh-CN
        Canonical: https://acme.example/.well-known/security.txt
        Policy: https://acme.example/policy
        Hiring: https://acme.example/jobs
        CSAF: https://acme.example/.well-known/csaf/provider-metadata.json

        """,
        Encoding.UTF8.GetString(SecurityTextWriter.Write(Whole, Sample.At(0)).Document ?? []));

    [Theory]
    [InlineData("mailto:a@b.example\nContact: mailto:evil@c.example")]
    [InlineData("mailto:a@b.example\r\nExpires: 2099-01-01T00:00:00Z")]
    [InlineData("http://acme.example/report")]
    [InlineData("psirt@acme.example")]
    [InlineData("")]
    [InlineData("\ud800")]
    public void What_is_no_address_or_not_encrypted_on_the_way_is_refused(string contact)
    {
        var written = SecurityTextWriter.Write(Whole with { Contacts = [contact] }, Sample.At(0));
        Assert.Null(written.Document);
        Assert.Equal(["contacts/0"], written.Notes.Select(note => note.Place));
    }

    [Fact]
    public void Without_a_contact_or_when_it_has_expired_there_is_no_file()
    {
        Assert.Contains(SecurityTextWriter.Write(Whole with { Contacts = [] }, Sample.At(0)).Notes, note => note.Code == PublicationNoteCode.FormatNeeds);
        Assert.Contains(SecurityTextWriter.Write(Whole, Sample.At(300)).Notes, note => note.Code == PublicationNoteCode.Expired);
        Assert.Contains(SecurityTextWriter.Write(Whole with { Languages = ["en\nX: y"] }, Sample.At(0)).Notes, note => note.Place == "languages/0");
    }

    [Fact]
    public void A_signed_file_is_what_gpg_verifies()
    {
        Assert.SkipUnless(ProviderWriterTests.Has("gpg"), "needs gpg");
        using var ring = new KeyRing();
        var signed = SecurityTextWriter.Write(Whole, Sample.At(0), ring.ClearSign).Document ?? [];
        Assert.StartsWith("-----BEGIN PGP SIGNED MESSAGE-----", Encoding.UTF8.GetString(signed), StringComparison.Ordinal);
        Assert.Equal(0, ring.Verify(signed));
    }
}
