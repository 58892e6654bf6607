using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Reports;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

/// <summary>What the pages ask of cases, signals and reports: lists with filters, what a yes would start, and one answer for all that say the same.</summary>
public abstract class AnsweringSuite(StoreFixture store) : CaseStory(store)
{
    [Fact]
    public async Task What_a_yes_would_start_is_what_it_starts_and_tells_nobody_else()
    {
        At(Friday);
        var gateway = await GatewayAsync("Would", "EU");
        var signal = await RaiseAsync("Would", gateway);
        var would = await WouldAsync(null, signal);
        Assert.Contains(would, duty => duty.RuleId == "eu.cra.aev.ew" && duty.Conservative == Friday + Duration.FromHours(24));
        Assert.Equal(SignalState.Raised, (await FindAsync(signal)).State);

        var id = await DoneAsync(new ConfirmTogether([signal], Case: null, "Would"));
        var open = (await AnswerAsync(id)).Evaluation.Obligations.Where(duty => duty.IsOpen).Select(duty => (duty.RuleId, duty.Recipient, duty.ActBy));
        Assert.Equal(would.Select(duty => (duty.RuleId, duty.Recipient, duty.ActBy)).Order(), open.Order());
    }

    [Fact]
    public async Task A_yes_to_what_is_known_already_starts_nothing_and_an_earlier_one_moves_clocks_forward()
    {
        At(Friday + Duration.FromHours(2));
        var gateway = await GatewayAsync("Known already", "EU");
        var id = await DoneAsync(new OpenCase("Known already", CaseKind.Vulnerability, [gateway], []));
        foreach (var kind in new[] { FactKind.Aware, FactKind.Learned }) await DoneAsync(new RecordFact(id, kind, OnFriday));
        var signal = await RaiseAsync("Known already", gateway, id);
        Assert.Empty(await WouldAsync(id, signal, Occurrence.At(Friday + Duration.FromHours(1), Brussels)));
        var earlier = await WouldAsync(id, signal, Occurrence.At(Friday - Duration.FromHours(1), Brussels));
        Assert.Equal(Friday + Duration.FromHours(23), Assert.Single(earlier, duty => duty.RuleId == "eu.cra.aev.ew").Conservative);
    }

    [Fact]
    public async Task Signals_that_say_the_same_are_confirmed_all_or_none()
    {
        At(Friday);
        var gateway = await GatewayAsync("Together", "EU");
        var (first, second) = (await RaiseAsync("Together", gateway), await RaiseAsync("Together too", gateway));
        await DoneAsync(new RejectSignal(second, "A mistake."));
        var before = await ReadAsync(CaseStore.CountAsync);
        Assert.Equal(["RCT-CASE-001"], await RefusedAsync(new ConfirmTogether([first], new CaseId(default))));
        Assert.NotEmpty(await RefusedAsync(new RejectTogether([first, second], "Both.")));
        Assert.Equal(SignalState.Raised, (await FindAsync(first)).State);
        Assert.Equal(["RCT-CASE-002"], await RefusedAsync(new ConfirmTogether([first], Case: null)));
        Assert.Equal(before, await ReadAsync(CaseStore.CountAsync));

        var third = await RaiseAsync("Together again", gateway);
        var id = await DoneAsync(new ConfirmTogether([first, third], Case: null, "Together", OnFriday, "Reproduced."));
        foreach (var signal in new[] { first, third }) Assert.Equal((SignalState.Confirmed, (CaseId?)id), ((await FindAsync(signal)).State, (await FindAsync(signal)).Case));
        var fourth = await RaiseAsync("Together no more", gateway);
        await DoneAsync(new RejectTogether([fourth], "Another gateway."));
        Assert.Equal("Another gateway.", (await FindAsync(fourth)).Reason);
    }

    [Fact]
    public async Task Cases_are_listed_by_what_fits_and_a_handled_one_is_told_from_others()
    {
        At(Friday);
        var open = await DoneAsync(new OpenCase("Listed 100%_open", CaseKind.Incident, [], ["CVE-2099-4711"]));
        var ended = await DoneAsync(new OpenCase("Listed and ended", CaseKind.Order, [], []));
        await DoneAsync(new RecordFact(ended, FactKind.HandlingEnded, OnFriday));
        Assert.Equal([open], await ListedAsync(new CaseFilter { Text = "LISTED", Ended = false }));
        Assert.Equal([ended], await ListedAsync(new CaseFilter { Text = "listed", Ended = true }));
        Assert.Equal([ended], await ListedAsync(new CaseFilter { Text = "listed", Kind = CaseKind.Order }));
        Assert.Equal([open], await ListedAsync(new CaseFilter { Text = "100%_" }));
        Assert.Empty(await ListedAsync(new CaseFilter { Text = "100__" }));
        Assert.Equal([open], await ListedAsync(new CaseFilter { Text = "cve-2099-47" }));
        var number = (await ReadAsync((session, token) => CaseStore.FindAsync(session, open, token)))?.Number ?? "";
        Assert.Equal([open], await ListedAsync(new CaseFilter { Text = number }));
        Assert.Equal(open, (await ReadAsync((session, token) => CaseStore.FindAsync(session, number.ToLowerInvariant(), token)))?.Id);
        Assert.Null(await ReadAsync((session, token) => CaseStore.FindAsync(session, "CASE-", token)));
    }

    [Fact]
    public async Task Reports_are_listed_by_what_fits()
    {
        var first = await DoneAsync(new TakeInReport(ReportChannel.Phone, "Listed by Phone", "As spoken.", Language.Chinese));
        var (found, total) = await ReadAsync((session, token) => ReportStore.ListAsync(session, new ReportFilter { Text = "by phone", IsOpen = true, State = ReportState.Received }, 0, 10, token));
        Assert.Equal((first, 1L), (Assert.Single(found).Id, total));
        Assert.Equal(0, (await ReadAsync((session, token) => ReportStore.ListAsync(session, new ReportFilter { Text = "by phone", IsOpen = false }, 0, 10, token))).Total);
        var report = found[0];
        Assert.Equal(first, (await ReadAsync((session, token) => ReportStore.FindAsync(session, report.Number, token)))?.Id);
        Assert.Equal($"感谢您的来报。报告已登记，编号为 {report.Number}。再次来电或来信时，请提供编号 {report.Number}。", SpokenAcknowledgement.Of(report, _ => ""));
    }

    private async Task<IReadOnlyList<CaseId>> ListedAsync(CaseFilter filter) =>
        [.. (await ReadAsync((session, token) => CaseStore.ListAsync(session, filter, 0, 50, token))).Cases.Select(about => about.Id)];

    private Task<SignalId> RaiseAsync(string statement, AssetId asset, CaseId? about = null) =>
        DoneAsync(new RaiseSignal("finder", statement, [FactKind.Learned, FactKind.Aware], OnFriday, [asset], null, about));

    private async Task<IReadOnlyList<Clocks.Evaluation.Obligation>> WouldAsync(CaseId? about, SignalId signal, Occurrence? occurred = null)
    {
        var asked = await FindAsync(signal);
        return await ReadAsync(async (session, token) => await WouldStart.OfAsync(
            session, Laws, about is { } id ? await CaseStore.FindAsync(session, id, token) : null, [asked], occurred, Clock.GetCurrentInstant(), token));
    }

    private async Task<Signal> FindAsync(SignalId id) => Assert.IsType<Signal>(await ReadAsync((session, token) => SignalStore.FindAsync(session, id, token)));
}

public sealed class Answering_on_sqlite(SqliteFixture store) : AnsweringSuite(store), IClassFixture<SqliteFixture>;

public sealed class Answering_on_postgresql(PostgresFixture store) : AnsweringSuite(store), IClassFixture<PostgresFixture>;
