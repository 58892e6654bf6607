using System.CommandLine;
using NodaTime.Text;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify vex</c>: what others state about vulnerabilities, in a store of one's own.</summary>
internal static class VexCommand
{
    private const int MaxBytes = 64 << 20;

    public static Verb For(Session session)
    {
        var group = new Verb("vex", "COMMAND", VexCommandTexts.Purpose)
        {
            Examples = [new("rectify vex import vendor.openvex.json", VexCommandTexts.ExampleImport)],
            Remarks = [VexCommandTexts.Remark],
        };
        var door = new CaseDoor(session);
        foreach (var option in door.Options) group.Add(option);
        group.Add(ForImport(session, door));
        group.SetAction(parsed => RectifyCommand.Help(session, parsed));
        return group;
    }

    /// <summary><c>rectify vex import</c>.</summary>
    private static Verb ForImport(Session session, CaseDoor door)
    {
        var file = new Argument<string>("FILE");
        var until = new Flag<string?>("--until", "TIME", VexCommandTexts.Until);
        var verb = new Verb("import", "FILE", VexCommandTexts.ImportPurpose)
        {
            Examples =
            [
                new("rectify vex import vendor.openvex.json", VexCommandTexts.ExampleImport),
                new("rectify vex import vendor.csaf.json --until 2027-06-30T00:00:00Z", VexCommandTexts.ExampleUntil),
            ],
        };
        verb.Add(file);
        verb.Add(until);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(until) is { } text && !InstantPattern.ExtendedIso.Parse(text).Success) result.AddError(session.Refuse(VexCommandTexts.NotATime(text)));
        });
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            if (!FileBytes.Read(parsed.GetRequiredValue(file), MaxBytes).Succeeded(out var bytes, out var problems)) return problems;
            var import = new ImportVex(bytes, parsed.GetValue(until) is { } text ? InstantPattern.ExtendedIso.Parse(text).Value : null);
            if (!(await desk.DoAsync(import)).Succeeded(out var received, out problems)) return problems;
            desk.Print(VexCommandTexts.Kept(received.Document.Name, received.Document.Author, received.Document.Statements));
            var became = received.Statements;
            if (received.GoesOn is { } begun) desk.Print(VexCommandTexts.GoesOn(begun.Findings));
            // What an earlier run was stopped in goes on too.
            if (!(await desk.StatementRounds().TickAsync(int.MaxValue, desk.Cancellation)).Succeeded(out _, out problems)) return problems;
            if (!(await desk.NumberAsync()).Succeeded(out _, out problems)) return problems;
            if (received.GoesOn is { About: var about })
            {
                if (await desk.ReadAsync((session, token) => StatementPassStore.FindAsync(session, about, token)) is { } left)
                    desk.Print(VexCommandTexts.ElsewhereOn(left.LookedAt, left.Findings));
                became = await desk.ReadAsync((session, token) => StatementResult.OfDocumentAsync(session, received.Document, desk.Now, token));
            }
            foreach (var one in became)
            {
                var concerned = one.Applied.Count + one.PersonDecides.Count + one.Superseded.Count + one.Undecided.Count;
                desk.Print(VexCommandTexts.Became(one.Statement.Number, Cells.Printable(one.Statement.Statement.Vulnerability), StatementTexts.Of(one.Outcome), concerned));
            }
            foreach (var note in received.Notes) desk.Print(VexTexts.Of(note));
            return ExitCode.Nothing;
        });
        return verb;
    }
}
