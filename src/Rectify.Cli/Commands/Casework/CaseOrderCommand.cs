using System.CommandLine;
using System.Text;
using Rectify.Cases;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Orders;
using Rectify.Parties;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case order import|show|evidence|item|reply</c>.</summary>
internal static class CaseOrderCommand
{
    // The list itself is refused above a smaller size, in words of its own.
    private const int SheetBytes = 64 * 1024 * 1024;

    private const string Columns = "no, description, clause, requirement, system, due";

    public static Verb For(Session session, CaseDoor door)
    {
        var group = new Verb("order", "import|show|evidence|item|reply", CaseOrderTexts.Purpose)
        {
            Examples =
            [
                new("rectify case order show 2026-119", CaseOrderTexts.ExampleShow),
                new("rectify case order evidence 2026-119 3 scan.pdf --says 'the component is gone'", CaseOrderTexts.ExampleEvidence),
                new("rectify case order reply 2026-119 --lang zh --out reply.md", CaseOrderTexts.ExampleReply),
            ],
        };
        group.Add(ForImport(session, door));
        group.Add(ForShow(session, door));
        group.Add(ForEvidence(session, door));
        group.Add(ForItem(session, door));
        group.Add(ForReply(session, door));
        group.SetAction(parsed => RectifyCommand.Help(session, parsed));
        return group;
    }

    private static Verb ForImport(Session session, CaseDoor door)
    {
        var file = new Argument<string>("FILE");
        var number = new Flag<string>("--number", "NUMBER", CaseOrderTexts.Number);
        var issuer = new Flag<string>("--issuer", "NAME", CaseOrderTexts.Issuer);
        var addressee = new Flag<string>("--addressee", "NAME", CaseOrderTexts.Addressee);
        var served = new Flag<string>("--served", "WHEN", CaseOrderTexts.Served);
        var rectifyBy = new Flag<string>("--rectify-by", "DATE", CaseOrderTexts.RectifyBy);
        var replyBy = new Flag<string?>("--reply-by", "DATE", CaseOrderTexts.ReplyBy);
        var basis = new Flag<string?>("--basis", "TEXT", CaseOrderTexts.Basis);
        var verb = new Verb("import", "FILE --number NUMBER …", CaseOrderTexts.ImportPurpose)
        {
            Examples =
            [
                new("rectify case order import items.csv --number 2026-119 --issuer 'City public security bureau' --addressee 'Nanhai Devices' --served 2026-12-14 --rectify-by 2026-12-31 --zone Asia/Shanghai", CaseOrderTexts.ExampleImport),
            ],
            Remarks = [CaseOrderTexts.ImportRemark(Columns)],
        };
        verb.Add(file);
        foreach (var option in new Option[] { number, issuer, addressee, served, rectifyBy, replyBy, basis }) verb.Add(option);
        verb.Needs(session, number, issuer, addressee, served, rectifyBy);
        door.Leads(verb, StoreNeed.Made, async (desk, parsed) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!FileBytes.Read(path, SheetBytes).Succeeded(out var sheet, out var problems)) return problems;
            if (!desk.When(parsed.GetRequiredValue(served)).Succeeded(out var servedAt, out problems)) return problems;
            if (!Named.Date(parsed.GetRequiredValue(rectifyBy)).Succeeded(out var due, out problems)) return problems;
            NodaTime.LocalDate? reply = null;
            if (parsed.GetValue(replyBy) is { } replyText)
            {
                if (!Named.Date(replyText).Succeeded(out var replyDate, out problems)) return problems;
                reply = replyDate;
            }
            var taking = new TakeInOrder(
                parsed.GetRequiredValue(number), parsed.GetRequiredValue(issuer), parsed.GetRequiredValue(addressee), servedAt, due, reply,
                parsed.GetValue(basis) ?? "", sheet, Path.GetFileName(path));
            if (!(await desk.DoAsync(taking)).Succeeded(out var id, out problems)) return problems;
            var order = await desk.ReadAsync((reading, token) => OrderStore.FindAsync(reading, id, token))
                ?? throw new InvalidOperationException($"The order {id} was there a moment ago.");
            var items = await desk.ReadAsync((reading, token) => OrderStore.ItemsAsync(reading, order, token));
            var about = (await desk.AnswerAsync(order.CaseId, desk.Now)).Case;
            desk.Print(CaseOrderTexts.Imported(about.Number, order.Number, items.Count));
            await NextDuty.PrintAsync(desk, about.Id);
            return ExitCode.Nothing;
        });
        return verb;
    }

    private static Verb ForShow(Session session, CaseDoor door)
    {
        var word = new Argument<string>("NUMBER");
        var verb = new Verb("show", "NUMBER", CaseOrderTexts.ShowPurpose) { Examples = [new("rectify case order show 2026-119", CaseOrderTexts.ExampleShow)] };
        verb.Add(word);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.OrderAsync(parsed.GetRequiredValue(word))).Succeeded(out var order, out var problems)) return problems;
            var sheet = await OrderPage.ReadAsync(desk, order);
            using var result = ResultFile.Open(session, null);
            TableReport.Write(result, session, screen => OrderReport.Write(screen, session, sheet));
            return ExitCode.Nothing;
        });
        return verb;
    }

    private static Verb ForEvidence(Session session, CaseDoor door)
    {
        var word = new Argument<string>("NUMBER");
        var item = new Argument<int>("ITEM");
        var file = new Argument<string>("FILE");
        var says = new Flag<string>("--says", "TEXT", CaseOrderTexts.Says);
        var verb = new Verb("evidence", "NUMBER ITEM FILE", CaseOrderTexts.EvidencePurpose)
        {
            Examples = [new("rectify case order evidence 2026-119 3 scan.pdf --says 'the component is gone'", CaseOrderTexts.ExampleEvidence)],
        };
        verb.Add(word);
        verb.Add(item);
        verb.Add(file);
        verb.Add(says);
        verb.Needs(session, says);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!(await desk.OrderAsync(parsed.GetRequiredValue(word))).Succeeded(out var order, out var problems)) return problems;
            if (!FileBytes.Read(path, AttachEvidence.MaxBytes).Succeeded(out var bytes, out problems)) return problems;
            var attaching = new AttachEvidence(order.Id, parsed.GetValue(item), Path.GetFileName(path), bytes, parsed.GetRequiredValue(says));
            if (!(await desk.DoAsync(attaching)).Succeeded(out var evidence, out problems)) return problems;
            desk.Print(CaseOrderTexts.EvidenceKept(attaching.Number, evidence.FileName, evidence.Sha256));
            return ExitCode.Nothing;
        });
        return verb;
    }

    private static Verb ForItem(Session session, CaseDoor door)
    {
        var word = new Argument<string>("NUMBER");
        var item = new Argument<int>("ITEM");
        var act = new Argument<string>("start|mitigate|dispute");
        var remark = new Flag<string?>("--remark", "TEXT", CaseOrderTexts.Remark);
        var verb = new Verb("item", "NUMBER ITEM start|mitigate|dispute", CaseOrderTexts.ItemPurpose)
        {
            Examples = [new("rectify case order item 2026-119 3 mitigate --remark 'the console is reachable from the operations network only'", CaseOrderTexts.ExampleItem)],
        };
        verb.Add(word);
        verb.Add(item);
        verb.Add(act);
        verb.Add(remark);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.OrderAsync(parsed.GetRequiredValue(word))).Succeeded(out var order, out var problems)) return problems;
            if (!Named.Word<ItemAction>(parsed.GetRequiredValue(act)).Succeeded(out var action, out problems)) return problems;
            var moving = new MoveItem(order.Id, parsed.GetValue(item), action, parsed.GetValue(remark) ?? "");
            if (!(await desk.DoAsync(moving)).Succeeded(out var state, out problems)) return problems;
            desk.Print(CaseOrderTexts.ItemMoved(moving.Number, OrderTexts.Of(state)));
            return ExitCode.Nothing;
        });
        return verb;
    }

    private static Verb ForReply(Session session, CaseDoor door)
    {
        var word = new Argument<string>("NUMBER");
        var output = new Flag<string?>("--out", "FILE", CaseFilingTexts.Out);
        var verb = new Verb("reply", "NUMBER", CaseOrderTexts.ReplyPurpose)
        {
            Examples = [new("rectify case order reply 2026-119 --lang zh --out reply.md", CaseOrderTexts.ExampleReply)],
        };
        verb.Add(word);
        verb.Add(output);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!(await desk.OrderAsync(parsed.GetRequiredValue(word))).Succeeded(out var order, out var problems)) return problems;
            var page = await OrderPage.ReadAsync(desk, order);
            var reply = OrderReply.Write(page.Order, page.Items, page.Issuer, page.Addressee, page.Zone, session.Language, desk.Now);
            using var result = ResultFile.Open(session, parsed.GetValue(output));
            await result.Stream.WriteAsync(Encoding.UTF8.GetBytes(reply), desk.Cancellation);
            result.Keep();
            if (result.IsFile) desk.Print(CaseworkTexts.Out(parsed.GetValue(output) ?? ""));
            return ExitCode.Nothing;
        });
        return verb;
    }
}
