using System.Net;
using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Checks;
using Rectify.Server.Settings;
using Rectify.Server.Workers;

namespace Rectify.Server.Tests;

public abstract class ServerStateSuite(RunningServer server)
{
    [Fact]
    public async Task Administrators_and_auditors_are_told_how_a_server_is_set_up_and_others_are_refused()
    {
        foreach (var role in Enum.GetValues<PersonRole>())
        {
            var asked = await AskAsync(await server.PersonAsync($"Asks how it is set up, as {role}", role));
            var may = role is PersonRole.Administrator or PersonRole.Auditor;
            Assert.Equal((role, may, may ? null : "RCT-LEDGER-009"), (role, asked.Succeeded(out _, out var problems), problems?.Single().Code));
        }
    }

    [Fact]
    public async Task It_tells_which_keys_there_are_and_who_works_on_what_and_what_is_wrong_with_a_setting()
    {
        var lookout = server.Part<Lookout>();
        await lookout.LookAsync(server.Part<AlarmWorker>().Rounds, server.Instance.Now, CancellationToken.None);
        await server.DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, "So that something is signed"));
        var person = await server.PersonAsync("Administrator", PersonRole.Administrator);
        (await server.Instance.TakeSealAsync(CancellationToken.None)).Succeeded(out var seal, out _);
        seal?.Dispose();
        server.Machine.Ahead = TimeSpan.FromSeconds(30);
        await lookout.LookAsync(server.Part<AlarmWorker>().Rounds, server.Instance.Now, CancellationToken.None);
        var asked = await AskAsync(person);
        using (var stranger = server.Stranger())
        using (var ready = await stranger.GetAsync("/readyz"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("RCT-LEDGER-026", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            server.Machine.Ahead = TimeSpan.Zero;
            Assert.Equal("ready\n", await stranger.GetStringAsync("/readyz"));
        }
        Assert.True(asked.Succeeded(out var state, out var problems), problems?.ToString());

        Assert.Equal(Setting.All, state.Settings.Select(each => each.Setting));
        Assert.Equal(server.Instance.Workspace.LogKey.ToString(), state.Store.Keys.Last(key => key.Use == StoreKeyUse.Log).Name);
        Assert.Single(state.Store.Keys, key => key.Use == StoreKeyUse.Seal);
        Assert.True(state.Store is { Entries: > 0, SignedAt: not null });
        Assert.Equal(server.Instance.Database.Schema, state.Store.Schema);
        Assert.Contains(state.Store.Leases, lease => lease.Name == "sequencer");
        // Of the settings of this server the advisory database is not there, which is a note and nothing wrong.
        Assert.Equal(CheckOutcome.Note, Assert.Single(state.Of(Setting.Advisories)).Outcome);
        Assert.Equal(CheckOutcome.Fine, Assert.Single(state.Of(Setting.Store)).Outcome);
        Assert.NotNull(state.Works);
        Assert.Contains(state.Checks, check => check is { Outcome: CheckOutcome.Wrong, About: null } && check.What.English.StartsWith("this machine's clock", StringComparison.Ordinal));

        Assert.Contains(state.Of(Setting.LogKey), check => check.Outcome == CheckOutcome.Wrong && check.What.English.Contains("nothing is signed", StringComparison.Ordinal));

        var addresses = state.Addresses.GetValueOrDefault(AlarmChannel.Mail);
        using var client = server.With((await server.TokenAsync(person)).Secret);
        using var added = await client.SendAsync(HttpMethod.Post, "/me/addresses", Answers.Json("""{"channel":"mail","address":"admin@example.com"}"""));
        Assert.True((await AskAsync(person)).Succeeded(out state, out _));
        Assert.Equal(addresses + 1, state.Addresses[AlarmChannel.Mail]);
    }

    private Task<Result<ServerState>> AskAsync(PersonId person) =>
        ServerState.AskAsync(server.Instance, server.Part<Lookout>(), new Actor(person.ToString(), ActorStrength.Session), CancellationToken.None);
}

public sealed class Server_state_on_sqlite(ServerOnSqlite server) : ServerStateSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Server_state_on_postgresql(ServerOnPostgres server) : ServerStateSuite(server), IClassFixture<ServerOnPostgres>;
