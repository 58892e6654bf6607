using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Profiles;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Parties;

public abstract class ProfileSuite(StoreFixture store) : StoreTests(store)
{
    private static readonly Terms Terms = RuleBook.Embedded().Terms;

    [Fact]
    public async Task What_was_said_is_found_as_it_was_said_and_what_was_not_said_stays_unsaid()
    {
        var said = new Profile
        {
            Name = "Hanse “Gateways”: 1",
            EstablishedIn = ["DE", "CN"],
            Sectors = [],
            Default = new AssetProfile { Roles = [Role.Provider, Role.AuthorisedRepresentative], Markets = ["EU", "NO"] },
            TargetHours = new Dictionary<string, int> { ["cn.rmsv.7.1.verify"] = 6 },
            Adopted = new HashSet<string> { "cn.order.rectify" },
        };
        await DoneAsync(new StateProfile(said, Terms));
        var first = await ReadAsync(ProfileStore.FindAsync);
        Assert.NotNull(first);
        Assert.Equal(said.Name, first.Profile.Name);
        Assert.Equal(["DE", "CN"], first.Profile.EstablishedIn ?? []);
        Assert.Equal([], first.Profile.Sectors ?? ["unsaid"]);
        Assert.Equal([Role.Provider, Role.AuthorisedRepresentative], first.Profile.Default.Roles ?? []);
        Assert.Equal(["EU", "NO"], first.Profile.Default.Markets ?? []);
        Assert.Null(first.Profile.Default.Flags);
        Assert.Equal(6, first.Profile.TargetHours["cn.rmsv.7.1.verify"]);
        Assert.Equal(["cn.order.rectify"], first.Profile.Adopted);

        await DoneAsync(new StateProfile(new Profile(), Terms));
        var second = await ReadAsync(ProfileStore.FindAsync);
        Assert.Equal((first.Revision + 1, (IReadOnlyList<string>?)null), (second?.Revision ?? 0, second?.Profile.Sectors));
        Assert.Equal(second?.Revision, await ReadAsync(ProfileStore.RevisionAsync));
    }

    [Fact]
    public async Task What_no_rule_could_ask_for_is_refused_all_at_once()
    {
        var wrong = new Profile
        {
            EstablishedIn = ["Germany"],
            Sectors = ["fishing-by-moonlight"],
            Default = new AssetProfile { Flags = ["painted-red"] },
            TargetHours = new Dictionary<string, int> { ["cn.rmsv.7.1.verify"] = 0 },
            Assets = new Dictionary<string, AssetProfile> { ["one"] = new() },
        };
        Assert.Equal(["RCT-PROFILE-001", "RCT-PROFILE-002", "RCT-PROFILE-003", "RCT-PROFILE-004", "RCT-PROFILE-005"], await RefusedAsync(new StateProfile(wrong, Terms)));
    }

    [Fact]
    public async Task An_analyst_does_not_say_what_the_organisation_is()
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Profiled"));
        var analyst = await DoneAsync(new RegisterPerson("Profile analyst", entity, "DE", [PersonRole.Analyst]));
        Assert.Equal(["RCT-LEDGER-009"], await RefusedAsync(new StateProfile(new Profile(), Terms), new Actor(analyst.ToString(), ActorStrength.Session)));
    }
}

public sealed class Profiles_on_sqlite(SqliteFixture store) : ProfileSuite(store), IClassFixture<SqliteFixture>;

public sealed class Profiles_on_postgresql(PostgresFixture store) : ProfileSuite(store), IClassFixture<PostgresFixture>;
