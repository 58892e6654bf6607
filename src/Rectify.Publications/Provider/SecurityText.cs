using System.Text;
using Rectify.Publications.Data;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Provider;

/// <summary>What stands in <c>/.well-known/security.txt</c> (RFC 9116): how to tell the organisation of a vulnerability.</summary>
public sealed record SecurityText
{
    /// <summary>Where to, the preferred one first: <c>mailto:</c>, <c>tel:</c> or <c>https:</c>. At least one.</summary>
    public required IReadOnlyList<string> Contacts { get; init; }

    /// <summary>Until when the file holds; RFC 9116 recommends less than a year.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Keys to encrypt with: <c>https:</c>, <c>dns:</c> or <c>openpgp4fpr:</c>.</summary>
    public IReadOnlyList<string> Encryption { get; init; } = [];

    /// <summary>Where finders are thanked.</summary>
    public IReadOnlyList<string> Acknowledgements { get; init; } = [];

    /// <summary>Languages that reports may be written in, BCP 47 tags.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The addresses of this file.</summary>
    public IReadOnlyList<string> Canonical { get; init; } = [];

    /// <summary>The policies by which reports are handled.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Vacancies in security.</summary>
    public IReadOnlyList<string> Hiring { get; init; } = [];

    /// <summary>The provider metadata of our CSAF documents (OASIS, registered with IANA).</summary>
    public IReadOnlyList<string> Csaf { get; init; } = [];
}

/// <summary>Writes it.</summary>
public static class SecurityTextWriter
{
    private const string Format = "security.txt";

    /// <summary>The file, UTF-8 with line feeds; nothing when a note refuses.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="now">The instant at which it is written: a file that has expired is none.</param>
    /// <param name="sign">Makes a cleartext signature (RFC 9580, section 7) of the file; null when it is not signed.</param>
    public static Written Write(SecurityText text, DateTimeOffset now, Func<byte[], byte[]>? sign = null)
    {
        var notes = new List<PublicationNote>();
        if (text.Contacts.Count == 0) notes.Add(new(PublicationNoteCode.FormatNeeds, "contacts", Format));
        if (text.ExpiresAt <= now) notes.Add(new(PublicationNoteCode.Expired, "expiresAt", Wire.Time(text.ExpiresAt)));
        var lines = new List<string>();
        Add("Contact", text.Contacts, "contacts");
        lines.Add($"Expires: {Wire.Time(text.ExpiresAt)}");
        Add("Encryption", text.Encryption, "encryption");
        Add("Acknowledgments", text.Acknowledgements, "acknowledgements");
        if (text.Languages.Count > 0) lines.Add($"Preferred-Languages: {string.Join(", ", text.Languages)}");
        for (var i = 0; i < text.Languages.Count; i++)
            if (!LanguageTag.IsValid(text.Languages[i])) notes.Add(new(PublicationNoteCode.NotAnIdentifier, $"languages/{i}", Characters.Short(text.Languages[i])));
        Add("Canonical", text.Canonical, "canonical");
        Add("Policy", text.Policies, "policies");
        Add("Hiring", text.Hiring, "hiring");
        Add("CSAF", text.Csaf, "csaf");
        if (notes.Exists(note => note.IsRefusal)) return new(null, notes);
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        return new(sign is null ? bytes : sign(bytes), notes);

        void Add(string field, IReadOnlyList<string> addresses, string place)
        {
            for (var i = 0; i < addresses.Count; i++)
            {
                // An address that is one has no line end in it; that of a page must be https (section 2.5).
                if (AdvisoryCheck.IsAddress(addresses[i]) && !addresses[i].StartsWith("http:", StringComparison.OrdinalIgnoreCase)) lines.Add($"{field}: {addresses[i]}");
                else notes.Add(new(PublicationNoteCode.NotAnAddress, $"{place}/{i}", Characters.Short(addresses[i])));
            }
        }
    }
}
