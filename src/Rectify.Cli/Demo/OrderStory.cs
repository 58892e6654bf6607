using System.Text;
using NodaTime;
using Rectify.Cases;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Counting;
using Rectify.Foundation;
using Rectify.Orders;
using Rectify.Parties;

namespace Rectify.Cli.Demo;

/// <summary>The second story: an order with 19 items, its clocks, evidence for three of them, and the skeleton of the reply.</summary>
internal sealed class OrderStory(Narrator narrator, Desk desk, OrganisationId company, string companyName, string folder, CancellationToken cancellation)
{
    private const string Issuer = "Public security bureau (invented for the demo)";

    public async Task TellAsync()
    {
        narrator.Story(DemoTexts.OrderTitle, DemoTexts.OrderSetting);
        desk.Clock.MoveTo(Instant.FromUtc(2026, 12, 14, 2, 0));
        var order = await ImportAsync();
        await ClocksAsync(order);
        await EvidenceAsync(order);
        await ReplyAsync(order);
        await ProveAsync(order);
    }

    private async Task<Order> ImportAsync()
    {
        var sheet = Path.Combine(folder, "order", "order-2026-119.csv");
        var issuer = await desk.DoAsync(new RegisterOrganisation(OrganisationKind.Authority, Issuer, "CN"));
        var served = Occurrence.At(desk.Clock.GetCurrentInstant() - Duration.FromHours(1), Desk.Shanghai);
        var id = await desk.DoAsync(new ImportOrder(
            "2026-119", issuer, company, served, new LocalDate(2026, 12, 31), await File.ReadAllBytesAsync(sheet, cancellation), Path.GetFileName(sheet))
        {
            ReplyBy = new LocalDate(2026, 12, 31),
        });
        var order = await desk.ReadAsync((session, token) => OrderStore.FindAsync(session, id, token)) ?? throw new InvalidOperationException("The order is not there.");
        narrator.Step(DemoTexts.Receive, DemoTexts.Received((await ItemsAsync(order)).Count));
        return order;
    }

    private async Task ClocksAsync(Order order)
    {
        narrator.Step(DemoTexts.Clock, DemoTexts.OrderClocks);
        DutiesTable.Write(narrator.Screen, narrator.Session, await desk.AnswerAsync(order.CaseId), [], Desk.Shanghai);
    }

    private async Task EvidenceAsync(Order order)
    {
        await AttachAsync(order, 2, "firewall-export.txt", "console: allow 10.20.0.0/16; deny any", DemoTexts.EvidenceConsole);
        await AttachAsync(order, 4, "backup-accounts.txt", "default account: disabled", DemoTexts.EvidenceAccount);
        await AttachAsync(order, 9, "cookie.txt", "Set-Cookie: sid=…; Secure; HttpOnly; SameSite=Lax", DemoTexts.EvidenceCookie);
        await desk.DoAsync(new MoveItem(order.Id, 3, ItemAction.Mitigate, narrator.Session.Say(DemoTexts.Measure)));
        await desk.DoAsync(new MoveItem(order.Id, 13, ItemAction.Start));

        var items = await ItemsAsync(order);
        narrator.Step(DemoTexts.Rectify, DemoTexts.Rectified(items.Count(item => item.Evidence.Count > 0), items.Count));
        var grid = new Grid(3, new Column("", 2), new Column("", 30, 70), new Column("", 10), new Column("", 10));
        foreach (var item in items.Where(item => item.State != ItemState.Open))
            grid.Add(
                new Piece($"{item.Line.Number}", Ink.Accent),
                item.Line.Description,
                narrator.Session.Say(OrderTexts.Of(item.State)),
                new Piece(string.Join(", ", item.Evidence.Select(evidence => evidence.FileName)), Ink.Faint));
        grid.Write(narrator.Screen);
    }

    private async Task AttachAsync(Order order, int number, string file, string content, Text says) =>
        await desk.DoAsync(new AttachEvidence(order.Id, number, file, Encoding.UTF8.GetBytes(content), narrator.Session.Say(says)));

    private async Task ReplyAsync(Order order)
    {
        var items = await ItemsAsync(order);
        foreach (var (language, suffix) in new[] { (Language.Chinese, "zh"), (Language.English, "en") })
        {
            var reply = OrderReply.Write(order, items, Issuer, companyName, Desk.Shanghai, language, desk.Clock.GetCurrentInstant());
            await File.WriteAllTextAsync(Path.Combine(folder, $"order-2026-119.reply.{suffix}.md"), reply, cancellation);
            if (language != narrator.Session.Language) continue;
            narrator.Step(DemoTexts.Reply, DemoTexts.Replied);
            narrator.Quote(reply, 10);
        }
    }

    private async Task ProveAsync(Order order)
    {
        var bundle = await desk.ProveAsync(order.CaseId, (session, token) => OrderProof.OfAsync(session, order.CaseId, token));
        await File.WriteAllBytesAsync(Path.Combine(folder, "case-0002.proof.zip"), bundle, cancellation);
    }

    private Task<IReadOnlyList<OrderItem>> ItemsAsync(Order order) => desk.ReadAsync((session, token) => OrderStore.ItemsAsync(session, order, token));
}
