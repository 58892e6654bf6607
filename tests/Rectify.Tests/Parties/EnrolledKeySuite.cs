using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Parties;

public abstract class EnrolledKeySuite(StoreFixture store) : StoreTests(store)
{
    [Fact]
    public async Task What_the_private_half_signs_the_enrolled_key_verifies()
    {
        using var pair = KeyPair(1);
        var person = await PersonAsync("Signer");
        var id = await DoneAsync(new EnrolKey(person, [.. pair.Key.PublicKey], " laptop "));

        var enrolled = await FindAsync(id);
        Assert.NotNull(enrolled);
        Assert.Equal((person, "laptop", Clock.GetCurrentInstant(), null), (enrolled.Person, enrolled.Label, enrolled.EnrolledAt, enrolled.RevokedAt));
        var data = "the hash of a version"u8;
        Assert.True(enrolled.Verifies(data, pair.Sign(data)));
        Assert.False(enrolled.Verifies("another"u8, pair.Sign(data)));
        Assert.Equal(enrolled, await ReadAsync((session, token) => EnrolledKeyStore.FindByPublicKeyAsync(session, [.. pair.Key.PublicKey], token)));
        Assert.Equal([enrolled], await ReadAsync((session, token) => EnrolledKeyStore.OfPersonAsync(session, person, token)));
    }

    [Fact]
    public async Task A_revoked_key_counts_until_its_revocation_and_is_never_enrolled_again()
    {
        using var pair = KeyPair(2);
        var id = await DoneAsync(new EnrolKey(await PersonAsync("Loser"), [.. pair.Key.PublicKey], "token"));
        Clock.Advance(Duration.FromHours(1));
        await DoneAsync(new RevokeKey(id));

        var revoked = await FindAsync(id);
        var now = Clock.GetCurrentInstant();
        Assert.Equal((false, true, true, false), (
            revoked?.CountsAt(now), revoked?.CountsAt(now - Duration.Epsilon), revoked?.CountsAt(revoked.EnrolledAt), revoked?.CountsAt(revoked.EnrolledAt - Duration.Epsilon)));
        Assert.Equal(["RCT-KEY-004"], await RefusedAsync(new RevokeKey(id)));
        Assert.Equal(["RCT-KEY-002"], await RefusedAsync(new EnrolKey(await PersonAsync("Finder"), [.. pair.Key.PublicKey], "found")));
    }

    [Fact]
    public async Task A_key_of_the_wrong_length_for_nobody_without_a_label_is_refused_for_all_of_that() =>
        Assert.Equal(["RCT-TEXT-001", "RCT-PERSON-001", "RCT-KEY-001"], await RefusedAsync(new EnrolKey(default, new byte[31], " ")));

    [Fact]
    public async Task Of_two_people_at_once_one_gets_the_key()
    {
        using var pair = KeyPair(3);
        byte[] publicKey = [.. pair.Key.PublicKey];
        PersonId[] people = [await PersonAsync("First"), await PersonAsync("Second")];
        var outcomes = await Task.WhenAll(people.Select(person => Task.Run(() =>
            Store.Commands.RunAsync(new EnrolKey(person, publicKey, "the same"), Actor, None))));

        var refused = outcomes.Where(outcome => !outcome.Succeeded(out _, out _)).Select(outcome => outcome.Succeeded(out _, out var problems) ? "" : problems.Single().Code);
        Assert.Equal(["RCT-KEY-002"], refused);
    }

    private static NotePrivateKey KeyPair(byte seed) => NotePrivateKey.Generate("somebody", bytes => bytes.Fill(seed));

    private Task<EnrolledKey?> FindAsync(EnrolledKeyId id) => ReadAsync((session, token) => EnrolledKeyStore.FindAsync(session, id, token));

    private async Task<PersonId> PersonAsync(string name) =>
        await DoneAsync(new RegisterPerson(name, await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} GmbH")), "DE", PersonRole.Approver));
}

public sealed class EnrolledKeys_on_sqlite(SqliteFixture store) : EnrolledKeySuite(store), IClassFixture<SqliteFixture>;

public sealed class EnrolledKeys_on_postgresql(PostgresFixture store) : EnrolledKeySuite(store), IClassFixture<PostgresFixture>;
