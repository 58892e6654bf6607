using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Submissions.Recipients;

/// <summary>What it takes to file to a recipient, as people said it last.</summary>
/// <param name="Recipient">The rules' id of the recipient, for example <c>eu.cra.srp</c>.</param>
/// <param name="Registration">Whether it knows us.</param>
public sealed record Readiness(string Recipient, Registration Registration)
{
    /// <summary>Who holds an account there. Many platforms take personal accounts alone.</summary>
    public IReadOnlyList<PersonId> Accounts { get; init; } = [];

    /// <summary>Where one files: the page, the mailbox.</summary>
    public string Address { get; init; } = "";

    /// <summary>The number under which the recipient knows us.</summary>
    public string EntityNumber { get; init; } = "";

    /// <summary>Who represents us there.</summary>
    public string Representative { get; init; } = "";

    /// <summary>To which coordinator it goes, and why.</summary>
    public string Coordinator { get; init; } = "";

    /// <summary>The language in which the recipient is written to.</summary>
    public string Language { get; init; } = "";

    /// <summary>Whom to call when nothing else works.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Fingerprints of the keys to encrypt with.</summary>
    public string Keys { get; init; } = "";

    /// <summary>The OpenPGP public key that mails to it are encrypted with, in letters (ASCII armour); empty for none.</summary>
    public string OpenPgp { get; init; } = "";

    /// <summary>What one has to know of its portal.</summary>
    public string Quirks { get; init; } = "";

    /// <summary>When somebody last tried to sign in there, without filing anything.</summary>
    public LocalDate? RehearsedOn { get; init; }

    /// <summary>The last day on which the registration, certificate or account is good.</summary>
    public LocalDate? ExpiresOn { get; init; }

    /// <summary>How many times it was said; 0 when it never was.</summary>
    public long Revision { get; init; }

    /// <summary>When it was said last; null when it never was.</summary>
    public Instant? StatedAt { get; init; }

    /// <summary>Every line of text of it, each with its name, for checks and events.</summary>
    internal IEnumerable<(string Name, string Text)> Texts =>
    [
        ("address", Address), ("entityNumber", EntityNumber), ("representative", Representative), ("coordinator", Coordinator), ("language", Language), ("phone", Phone),
        ("keys", Keys), ("quirks", Quirks),
    ];

    /// <summary>The same with texts that any store can hold, without blanks around them.</summary>
    internal Readiness Cleaned() => this with
    {
        Address = Clean(Address), EntityNumber = Clean(EntityNumber), Representative = Clean(Representative), Coordinator = Clean(Coordinator), Language = Clean(Language),
        Phone = Clean(Phone), Keys = Clean(Keys), Quirks = Clean(Quirks), OpenPgp = Clean(OpenPgp),
    };

    private static string Clean(string text) => StoredText.Clean(text.Trim());

    /// <summary>Why nobody could file there now; null when somebody on duty could.</summary>
    /// <param name="onDuty">The people on duty, with those to whom an alarm moves along.</param>
    /// <param name="today">The day.</param>
    public Obstacle? ObstacleOf(IReadOnlyCollection<PersonId> onDuty, LocalDate today) =>
        Revision == 0 ? Obstacle.NothingSaid
        : Registration is Registration.Unknown or Registration.Missing or Registration.Pending ? Obstacle.NotRegistered
        : ExpiresOn < today ? Obstacle.Expired
        : Registration == Registration.NotNeeded ? null
        : Accounts.Count == 0 ? Obstacle.NoAccount
        : onDuty.Count > 0 && !Accounts.Any(onDuty.Contains) ? Obstacle.NobodyOnDuty
        : null;
}

/// <summary>Why nobody could file to a recipient.</summary>
public enum Obstacle
{
    /// <summary>Nobody has said how one files there.</summary>
    NothingSaid,

    /// <summary>The recipient does not know us.</summary>
    NotRegistered,

    /// <summary>The registration, certificate or account is good no longer.</summary>
    Expired,

    /// <summary>Nobody holds an account.</summary>
    NoAccount,

    /// <summary>Nobody who is on duty holds an account.</summary>
    NobodyOnDuty,
}
