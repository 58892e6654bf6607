using System.Text;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Orders;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Orders;

public abstract class OrderSuite(StoreFixture store) : StoreTests(store)
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly Laws Laws = new(RuleBook.Embedded(), Profile.Unstated);

    [Fact]
    public async Task An_order_opens_its_case_and_its_clocks_run_to_the_dates_that_it_names()
    {
        var order = await ImportedAsync("2026-1");
        var answer = await AnswerAsync(order);

        var rectify = answer.Evaluation.Obligations.Single(duty => duty.RuleId == "cn.order.rectify");
        var reply = answer.Evaluation.Obligations.Single(duty => duty.RuleId == "cn.order.reply");
        Assert.Equal(ObligationState.Running, rectify.State);
        Assert.Equal(Instant.FromUtc(2026, 12, 31, 16, 0), rectify.Conservative);
        Assert.Equal(Instant.FromUtc(2026, 12, 25, 16, 0), reply.Conservative);
        Assert.Equal(CaseKind.Order, answer.Case.Kind);
    }

    [Theory]
    [InlineData("CN", ObligationState.Running)]
    [InlineData("DE", ObligationState.NotApplicable)]
    [InlineData(null, ObligationState.Running)] // nobody has said: whoever holds it knows whose it is
    public async Task Whose_order_it_is_follows_from_the_country_of_its_issuer(string? country, ObligationState expected)
    {
        var number = $"whose-{country}";
        var issuer = await DoneAsync(new RegisterOrganisation(OrganisationKind.Authority, $"Issuer in {country}", country));
        var addressee = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Addressee of {number}", "CN"));
        var id = await DoneAsync(Request(number, issuer, addressee));
        var order = await ReadAsync((session, token) => OrderStore.FindAsync(session, id, token)) ?? throw new InvalidOperationException("no order");
        Assert.Equal(expected, (await AnswerAsync(order)).Evaluation.Obligations.Single(duty => duty.RuleId == "cn.order.rectify").State);
    }

    [Fact]
    public async Task Items_keep_the_numbers_and_words_of_the_authority()
    {
        var order = await ImportedAsync("2026-2", "no,description,clause,system,due\n4,Default password,Annex 4,Backup,2026-12-20\n19,No exercise,,,\n");
        var items = await ItemsAsync(order);

        Assert.Equal([4, 19], items.Select(item => item.Line.Number));
        Assert.Equal(new OrderLine(4, "Default password", "Annex 4", "", "Backup", new LocalDate(2026, 12, 20)), items[0].Line);
        Assert.All(items, item => Assert.Equal(ItemState.Open, item.State));
    }

    [Fact]
    public async Task A_number_is_taken_once_an_issuer()
    {
        var first = await ImportedAsync("2026-3");

        Assert.Equal(["RCT-ORDER-022"], await RefusedAsync(Request("2026-3", first.Issuer, first.Addressee)));
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_order_is_said_at_once()
    {
        var vendor = await DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, "Not an authority"));

        var request = Request(" ", vendor, vendor, "no,description\n1,x\n1,y\n") with { RectifyBy = new LocalDate(2026, 10, 1) };
        Assert.Equal(
            ["RCT-ORDER-023", "RCT-ORDER-024", "RCT-ORDER-025", "RCT-ORDER-026", "RCT-ORDER-013"], await RefusedAsync(request));
    }

    [Fact]
    public async Task A_refused_order_leaves_nothing_behind()
    {
        var before = await ReadAsync(CaseStore.CountAsync);
        var (issuer, addressee) = await PartiesAsync("2026-4");

        await RefusedAsync(Request("2026-4", issuer, addressee, "no,description\n"));
        Assert.Equal(before, await ReadAsync(CaseStore.CountAsync));
    }

    [Fact]
    public async Task Evidence_is_kept_byte_for_byte_and_moves_its_item()
    {
        var order = await ImportedAsync("2026-5");
        var bytes = Encoding.UTF8.GetBytes("tls 1.0: refused");
        var evidence = await DoneAsync(new AttachEvidence(order.Id, 1, "C:\\scans\\tls.txt", bytes, "TLS 1.0 and 1.1 are refused"));

        var item = (await ItemsAsync(order))[0];
        Assert.Equal((ItemState.EvidenceSubmitted, "tls.txt"), (item.State, Assert.Single(item.Evidence).FileName));
        Assert.Equal(bytes, await ReadAsync((session, token) => OrderStore.EvidenceBytesAsync(session, order, evidence.Id, token)));
        Assert.Equal(["RCT-ORDER-033"], await RefusedAsync(new AttachEvidence(order.Id, 1, "again.txt", bytes, "the same")));
    }

    [Fact]
    public async Task Evidence_for_an_unknown_item_or_order_is_refused()
    {
        var order = await ImportedAsync("2026-6");

        Assert.Equal(["RCT-ORDER-021"], await RefusedAsync(new AttachEvidence(order.Id, 3, "a", [1], "x")));
        Assert.Equal(["RCT-ORDER-020"], await RefusedAsync(new AttachEvidence(new OrderId(new(UInt128.MaxValue)), 1, "a", [1], "x")));
        Assert.Equal(
            ["RCT-ORDER-030", "RCT-ORDER-031", "RCT-ORDER-032"], await RefusedAsync(new AttachEvidence(order.Id, 1, "/", [], " ")));
    }

    [Fact]
    public async Task An_item_moves_only_along_the_table()
    {
        var order = await ImportedAsync("2026-7");

        Assert.Equal(ItemState.Mitigated, await DoneAsync(new MoveItem(order.Id, 1, ItemAction.Mitigate, "closed at the firewall")));
        Assert.Equal(["RCT-ORDER-027"], await RefusedAsync(new MoveItem(order.Id, 1, ItemAction.Dispute, "no")));
        Assert.Equal(["RCT-ORDER-029"], await RefusedAsync(new MoveItem(order.Id, 2, ItemAction.Dispute)));
        Assert.Equal(["RCT-ORDER-028"], await RefusedAsync(new MoveItem(order.Id, 2, ItemAction.SubmitEvidence)));
    }

    [Fact]
    public async Task A_closed_order_is_seen_by_the_people_named_on_it_and_by_nobody_else()
    {
        var (issuer, addressee) = await PartiesAsync("2026-8");
        var named = await DoneAsync(new RegisterPerson("Named", addressee, "CN"));
        var other = await DoneAsync(new RegisterPerson("Other", addressee, "CN"));
        var id = await DoneAsync(Request("2026-8", issuer, addressee) with { ClosedTo = [named] });

        Assert.NotNull(await ReadAsync((session, token) => OrderStore.FindAsync(session, id, token), Viewer.Person(named.Value)));
        Assert.Null(await ReadAsync((session, token) => OrderStore.FindAsync(session, id, token), Viewer.Person(other.Value)));
        Assert.DoesNotContain(await ReadAsync(OrderStore.ListAsync, Viewer.Person(other.Value)), order => order.Id == id);
        Assert.Empty(await ReadAsync((session, token) => OrderStore.FindByNumberAsync(session, "2026-8", token), Viewer.Person(other.Value)));
    }

    [Fact]
    public async Task The_reply_names_every_item_and_marks_what_is_missing()
    {
        var order = await ImportedAsync("2026-9");
        await DoneAsync(new AttachEvidence(order.Id, 1, "tls.txt", [7], "TLS 1.0 is refused"));
        var items = await ItemsAsync(order);

        var english = OrderReply.Write(order, items, "Bureau", "Nanhai", Shanghai, Language.English, Clock.GetCurrentInstant());
        Assert.Contains("2 items: 1 with evidence, 0 with an interim measure, 0 disputed, 1 without evidence.", english, StringComparison.Ordinal);
        Assert.Contains("tls.txt: TLS 1.0 is refused (SHA-256 ", english, StringComparison.Ordinal);
        Assert.Contains("⟨no evidence yet⟩", english, StringComparison.Ordinal);
        Assert.Contains("2026-11-20 17:00 (Asia/Shanghai)", english, StringComparison.Ordinal);

        var chinese = OrderReply.Write(order, items, "公安局", "南海", Shanghai, Language.Chinese, Clock.GetCurrentInstant());
        Assert.Contains("# 关于 2026-9 整改通知的整改情况报告", chinese, StringComparison.Ordinal);
        Assert.Contains("## 第 2 项", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_in_what_the_authority_wrote_does_not_become_structure()
    {
        var order = new Order(new OrderId(default), new CaseId(default), "n", default, default, "", default, new LocalDate(2026, 12, 31), null);
        var line = new OrderLine(1, "a\n# forged heading", "", "", "", null);
        var text = OrderReply.Write(order, [new OrderItem(line, ItemState.Open, "", [])], "i", "a", Shanghai, Language.English, default);

        Assert.DoesNotContain(text.Split('\n'), row => row.StartsWith("# forged", StringComparison.Ordinal));
    }

    private async Task<Order> ImportedAsync(string number, string? sheet = null)
    {
        var (issuer, addressee) = await PartiesAsync(number);
        var id = await DoneAsync(Request(number, issuer, addressee, sheet));
        return await ReadAsync((session, token) => OrderStore.FindAsync(session, id, token)) ?? throw new InvalidOperationException("no order");
    }

    private async Task<(OrganisationId Issuer, OrganisationId Addressee)> PartiesAsync(string number) => (
        await DoneAsync(new RegisterOrganisation(OrganisationKind.Authority, $"Bureau of {number}", "CN")),
        await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Addressee of {number}", "CN")));

    private static ImportOrder Request(string number, OrganisationId issuer, OrganisationId addressee, string? sheet = null) => new(
        number,
        issuer,
        addressee,
        Occurrence.At(Instant.FromUtc(2026, 11, 20, 9, 0), Shanghai),
        new LocalDate(2026, 12, 31),
        Encoding.UTF8.GetBytes(sheet ?? "no,description\n1,TLS 1.0 is offered\n2,No exercise since 2023\n"),
        "list.csv") { ReplyBy = new LocalDate(2026, 12, 25), LegalBasis = "Order No. 176" };

    private async Task<CaseAnswer> AnswerAsync(Order order) =>
        await ReadAsync((session, token) => CaseAnswers.ObligationsOfAsync(session, order.CaseId, Laws, Clock.GetCurrentInstant(), token))
        ?? throw new InvalidOperationException("no case");

    private Task<IReadOnlyList<OrderItem>> ItemsAsync(Order order) => ReadAsync((session, token) => OrderStore.ItemsAsync(session, order, token));
}

public sealed class Orders_on_sqlite(SqliteFixture store) : OrderSuite(store), IClassFixture<SqliteFixture>;

public sealed class Orders_on_postgresql(PostgresFixture store) : OrderSuite(store), IClassFixture<PostgresFixture>;
