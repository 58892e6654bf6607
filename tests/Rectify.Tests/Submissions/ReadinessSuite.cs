using NodaTime;
using Rectify.Alerts.Rotas;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Submissions.Recipients;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Submissions;

public abstract class ReadinessSuite(StoreFixture store) : StoreTests(store)
{
    private const string Platform = "eu.cra.srp";

    private static readonly Laws Laws = new(RuleBook.Embedded(), Profile.Unstated);

    [Fact]
    public async Task What_stands_between_a_recipient_and_a_filing_is_said_until_nothing_does()
    {
        var company = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Ready GmbH", "DE"));
        var holder = await DoneAsync(new RegisterPerson("Holder", company, "DE", [PersonRole.Reporter]));
        var other = await DoneAsync(new RegisterPerson("Other", company, "DE", [PersonRole.Reporter]));
        await DoneAsync(new RegisterRelease(await DoneAsync(new RegisterProduct("Ready gateway", company, ["EU"])), "1.0"));
        Assert.Equal(Obstacle.NothingSaid, await ObstacleAsync());

        await SayAsync(said => said with { Registration = Registration.Pending });
        Assert.Equal(Obstacle.NotRegistered, await ObstacleAsync());
        await SayAsync(said => said with { Registration = Registration.Registered });
        Assert.Equal(Obstacle.NoAccount, await ObstacleAsync());
        await SayAsync(said => said with { Accounts = [holder] });
        Assert.Null(await ObstacleAsync());

        var rota = await DoneAsync(new SetRota(null, "Reports", Duration.FromMinutes(15), [new PlannedLayer("UTC", Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToList(), 0, 1_440, Today().PlusDays(-1), 7, [other])]));
        Assert.Equal(Obstacle.NobodyOnDuty, await ObstacleAsync());
        await SayAsync(said => said with { Accounts = [holder, other] });
        Assert.Null(await ObstacleAsync());
        await SayAsync(said => said with { ExpiresOn = Today().PlusDays(-1) });
        Assert.Equal(Obstacle.Expired, await ObstacleAsync());
        Assert.NotEqual(default, rota);
    }

    [Fact]
    public async Task Two_who_say_it_at_once_do_not_undo_each_other()
    {
        var read = await ReadAsync((session, token) => ReadinessStore.FindAsync(session, "twice", token));
        await DoneAsync(new StateReadiness(read with { Phone = "+49 30 1" }));
        Assert.Equal(["RCT-RCPT-003"], await RefusedAsync(new StateReadiness(read with { Phone = "+49 30 2" })));
        Assert.Equal("+49 30 1", (await ReadAsync((session, token) => ReadinessStore.FindAsync(session, "twice", token))).Phone);
    }

    private LocalDate Today() => Clock.GetCurrentInstant().InUtc().Date;

    private async Task SayAsync(Func<Readiness, Readiness> change) =>
        await DoneAsync(new StateReadiness(change(await ReadAsync((session, token) => ReadinessStore.FindAsync(session, Platform, token)))));

    private async Task<Obstacle?> ObstacleAsync() =>
        (await ReadAsync(async (session, token) => await WhoCouldFile.OfAsync(
            session, await WhoCouldFile.BoundAsync(session, Laws, Today(), token), Clock.GetCurrentInstant(), DateTimeZone.Utc, token))).Single(each => each.Recipient.Id == Platform).Obstacle;
}

public sealed class Readiness_on_sqlite(SqliteFixture store) : ReadinessSuite(store), IClassFixture<SqliteFixture>;

public sealed class Readiness_on_postgresql(PostgresFixture store) : ReadinessSuite(store), IClassFixture<PostgresFixture>;
