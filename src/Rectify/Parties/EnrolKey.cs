using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Log;

namespace Rectify.Parties;

/// <summary>Enrols a key for a person.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="PublicKey">The 32 bytes of an Ed25519 public key (RFC 8032).</param>
/// <param name="Label">1 to 100 characters.</param>
public sealed record EnrolKey(PersonId Person, byte[] PublicKey, string Label) : ICommand<EnrolledKeyId>
{
    /// <summary>The name that every enrolled key has as a signer; who it is, the store knows.</summary>
    internal const string KeyName = "rectify/person";

    private const int LabelLimit = 100;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<EnrolledKeyId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var label = Label.Trim();
        var problems = new Problems();
        problems.Check(label, LabelLimit, PartyTexts.KeyLabel);
        if (await PersonStore.FindAsync(change.Session, Person, cancellationToken) is null) problems.Add(PersonProblems.NotFound(Person));
        if (!NoteKey.TryCreate(KeyName, PublicKey, out var key)) problems.Add(EnrolledKeyProblems.NotAKey);
        else if (await EnrolledKeyStore.FindByPublicKeyAsync(change.Session, PublicKey, cancellationToken) is not null) problems.Add(EnrolledKeyProblems.Taken);
        if (problems.Any || key is null) return problems;

        var enrolled = new EnrolledKey(new EnrolledKeyId(change.NewId()), Person, key, label, change.Now, RevokedAt: null);
        await EnrolledKeyStore.AddAsync(change.Session, enrolled, cancellationToken);
        await change.RecordAsync(new KeyEnrolled(enrolled), cancellationToken);
        return enrolled.Id;
    }
}
