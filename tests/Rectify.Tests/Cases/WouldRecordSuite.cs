using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

public abstract class WouldRecordSuite(StoreFixture store) : CaseStory(store)
{
    [Fact]
    public async Task A_fact_that_would_start_move_or_end_a_clock_says_so_before_it_is_recorded()
    {
        At(Friday + Duration.FromHours(12));
        var id = await OpenAsync("Looked at before", await GatewayAsync("Foreseen", "CN", "EU"));
        await DoneAsync(new SayCircumstance(id, RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited], Circumstances.Yes, "seen"));
        var aware = new RecordFact(id, FactKind.Aware, OnFriday);
        var started = await ForeseenAsync(aware);
        Assert.Contains(started.Starts, duty => duty.RuleId == "eu.cra.aev.ew");
        Assert.Empty(started.Later);
        var fact = await DoneAsync(aware);

        // A correction to a later time moves it, and one to an earlier time moves it the other way.
        var moved = await ForeseenAsync(new RecordFact(id, FactKind.Aware, Occurrence.At(Friday + Duration.FromHours(6), Brussels)) { Supersedes = fact, Reason = "x" });
        Assert.Contains(moved.Later, duty => duty.RuleId == "eu.cra.aev.ew");
        Assert.Empty(moved.Ends);
        var earlier = await ForeseenAsync(new RecordFact(id, FactKind.Aware, Occurrence.At(Friday - Duration.FromHours(6), Brussels)) { Supersedes = fact, Reason = "x" });
        Assert.Contains(earlier.Starts, duty => duty.RuleId == "eu.cra.aev.ew");

        var sent = new RecordFact(id, FactKind.Submitted, Occurrence.At(Friday + Duration.FromHours(2), Brussels)) { Stage = "early-warning", Recipient = "eu.cra.srp" };
        Assert.Contains((await ForeseenAsync(sent)).Ends, duty => duty.RuleId == "eu.cra.aev.ew");
        await DoneAsync(sent);

        Task<DutiesChange> ForeseenAsync(RecordFact planned) => ReadAsync((session, token) => WouldRecord.OfAsync(session, Laws, planned, Clock.GetCurrentInstant(), token));
    }

    [Fact]
    public async Task Every_kind_of_fact_is_foreseen_as_it_comes()
    {
        At(Friday + Duration.FromHours(12));
        var foreseenStarts = 0;
        foreach (var kind in Enum.GetValues<FactKind>())
        {
            var id = await OpenAsync($"Foreseen {kind}", await GatewayAsync($"Foreseen {kind}", "CN", "EU", "US"));
            await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday));
            var planned = new RecordFact(id, kind, Occurrence.At(Friday + Duration.FromHours(1), Brussels));
            var foreseen = await ReadAsync((session, token) => WouldRecord.OfAsync(session, Laws, planned, Clock.GetCurrentInstant(), token));
            var before = await DutiesAsync(id);
            if (!(await Store.Commands.RunAsync(planned, Actor.Local("tester"), CancellationToken.None)).Succeeded(out _, out _)) continue;
            var after = await DutiesAsync(id);
            Assert.Equal(Told(kind, after.Keys.Except(before.Keys)), Told(kind, foreseen.Starts.Select(Key).Except(before.Keys)));
            Assert.Equal(Told(kind, before.Keys.Except(after.Keys)), Told(kind, foreseen.Ends.Select(Key)));
            foreseenStarts += foreseen.Starts.Count;
        }

        Assert.True(foreseenStarts > 10, $"{foreseenStarts}");

        static string Told(FactKind kind, IEnumerable<(string, string, string?)> duties) => $"{kind}: {string.Join("; ", duties.Distinct().Order())}";

        async Task<Dictionary<(string, string, string?), Instant?>> DutiesAsync(CaseId id) =>
            (await AnswerAsync(id)).Evaluation.Obligations.Where(duty => duty.IsOpen).GroupBy(Key).ToDictionary(group => group.Key, group => group.Min(duty => duty.ActBy));

        static (string, string, string?) Key(Obligation duty) => (duty.RuleId, duty.Recipient, duty.Group);
    }

    [Fact]
    public async Task Whoever_may_not_see_a_case_learns_nothing_of_what_would_follow_in_it()
    {
        At(Friday + Duration.FromHours(12));
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Foreseeing entity", "DE"));
        var (named, other) = (await DoneAsync(new RegisterPerson("Foresees", entity, "DE")), await DoneAsync(new RegisterPerson("Does not", entity, "DE")));
        var id = await DoneAsync(new OpenCase("Closed", CaseKind.Vulnerability, [await GatewayAsync("Hidden", "EU")], [], [named]));
        var planned = new RecordFact(id, FactKind.Aware, OnFriday);
        Assert.True((await WouldAsync(named)).Any);
        Assert.False((await WouldAsync(other)).Any);

        Task<DutiesChange> WouldAsync(PersonId person) => ReadAsync((session, token) => WouldRecord.OfAsync(session, Laws, planned, Clock.GetCurrentInstant(), token), Viewer.Person(person.Value));
    }
}

public sealed class Would_record_on_sqlite(SqliteFixture store) : WouldRecordSuite(store), IClassFixture<SqliteFixture>;
