using System.Security.Cryptography;
using System.Text;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Canonical;

namespace Rectify.Submissions.Recipients;

/// <summary>Says what it takes to file to a recipient, in the place of what was said before.</summary>
/// <param name="Readiness">All of it; its revision is the one that was read.</param>
public sealed record StateReadiness(Readiness Readiness) : ICommand<Done>
{
    private const int Longest = 1_000, LongestKey = 100_000;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Reporter, PersonRole.Approver, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.Check(Readiness.Recipient, 200, RecipientTexts.Recipient);
        problems.AddIf(Readiness.Texts.Any(each => each.Text.Length > Longest), RecipientProblems.TooLong(Longest));
        problems.AddIf(Readiness.OpenPgp.Length > LongestKey, RecipientProblems.TooLong(LongestKey));
        foreach (var person in Readiness.Accounts)
            problems.AddIf(await PersonStore.FindAsync(change.Session, person, cancellationToken) is null, RecipientProblems.NoSuchPerson);
        var before = await ReadinessStore.FindAsync(change.Session, Readiness.Recipient, cancellationToken);
        problems.AddIf(before.Revision != Readiness.Revision, RecipientProblems.Changed);
        if (problems.Any) return problems;
        var now = Readiness.Cleaned() with
        {
            Accounts = [.. Readiness.Accounts.Distinct().OrderBy(person => person.ToString(), StringComparer.Ordinal)],
            Revision = before.Revision + 1,
            StatedAt = change.Now,
        };
        await ReadinessStore.PutAsync(change.Session, now, cancellationToken);
        await change.RecordAsync(new ReadinessStated(change.NewId(), now), cancellationToken);
        return new Done();
    }
}

/// <summary>It was said what it takes to file to a recipient. Who holds accounts stands in the payload, which can be erased.</summary>
internal sealed record ReadinessStated(Id Id, Readiness Readiness) : IEvent
{
    public string Type => "recipient.readiness-stated";

    public int Version => 2;

    public Subject Subject => new("recipient", Id);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("recipient", Readiness.Recipient);
        json.Member("registration", RecipientTexts.Word(Readiness.Registration));
        json.Name("accounts").BeginArray();
        foreach (var person in Readiness.Accounts) json.Value(person.ToString());
        json.EndArray();
        foreach (var (name, text) in Readiness.Texts) if (text.Length > 0) json.Member(name, text);
        if (Readiness.OpenPgp.Length > 0) json.Member("openPgpSha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Readiness.OpenPgp))));
        if (Readiness.RehearsedOn is { } rehearsed) json.Member("rehearsedOn", NodaTime.Text.LocalDatePattern.Iso.Format(rehearsed));
        if (Readiness.ExpiresOn is { } expires) json.Member("expiresOn", NodaTime.Text.LocalDatePattern.Iso.Format(expires));
    }
}
