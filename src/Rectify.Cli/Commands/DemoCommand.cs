using NodaTime;
using Rectify.Cli.Demo;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify demo</c>: the main job on an embedded database, told as two stories.</summary>
internal static class DemoCommand
{
    private const string Company = "Nanhai Devices";

    private const string Mark = ".rectify-demo";

    public static Verb For(Session session)
    {
        var folder = new Flag<string>("--out", "FOLDER", DemoTexts.Out) { DefaultValueFactory = _ => "rectify-demo" };
        var verb = new Verb("demo", "", DemoTexts.Purpose) { Examples = [new("rectify demo", DemoTexts.Example)] };
        verb.Add(folder);
        verb.SetAction(async (parsed, cancellation) =>
        {
            var place = parsed.GetRequiredValue(folder);
            if (!Prepare(place))
            {
                session.Tell(DemoTexts.NotOurs(place));
                return (int)ExitCode.Usage;
            }
            await TellAsync(session, place, cancellation);
            return (int)ExitCode.Nothing;
        });
        return verb;
    }

    private static async Task TellAsync(Session session, string folder, CancellationToken cancellation)
    {
        using var result = ResultFile.Open(session, null);
        await TableReport.WriteAsync(result, session, async screen =>
        {
            screen.Line(0, new Piece(session.Say(DemoTexts.Title), Ink.Strong));
            screen.Paragraph(0, session.Say(DemoTexts.Invented), Ink.Faint);
            var narrator = new Narrator(screen, session);
            await using (var desk = await Desk.OpenAsync(Path.Combine(folder, "rectify.db"), GatewayStory.Start, cancellation))
            {
                var company = await desk.DoAsync(new RegisterOrganisation(OrganisationKind.Own, Company, "CN"));
                await new GatewayStory(narrator, desk, company, folder, cancellation).TellAsync();
                await new OrderStory(narrator, desk, company, Company, folder, cancellation).TellAsync();
            }
            Files(screen, session, folder);
        });
    }

    /// <summary>
    /// A folder of the demo's own, made empty of an earlier run. A folder that holds anything and no mark of the demo is somebody's: it is
    /// left alone.
    /// </summary>
    private static bool Prepare(string folder)
    {
        var mark = Path.Combine(folder, Mark);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            if (!File.Exists(mark)) return false;
            Directory.Delete(folder, recursive: true);
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(mark, "");
        Portfolio.Unpack(folder);
        return true;
    }

    private static void Files(Screen screen, Session session, string folder)
    {
        screen.Blank();
        screen.Line(0, new Piece(session.Say(DemoTexts.Files), Ink.Strong));
        var grid = new Grid(2, new Column("", 30), new Column("", 30));
        foreach (var (name, text) in new (string, Text)[]
        {
            ("case-0001.proof.zip", DemoTexts.FileProof),
            ("case-0002.proof.zip", DemoTexts.FileOrderProof),
            ("report-miit-nvdb.zh.txt", DemoTexts.FileReport),
            ("order-2026-119.reply.zh.md", DemoTexts.FileReply),
            ("rectify.db", DemoTexts.FileStore),
            ("gateway/, advisories/, order/", DemoTexts.FilePortfolio),
        })
            grid.Add(new Piece(Path.Combine(folder, name), Ink.Accent), session.Say(text));
        grid.Write(screen);
        screen.Blank();
        screen.Line(0, new Piece(session.Say(DemoTexts.Next), Ink.Strong));
        screen.Line(2, $"  rectify verify {Path.Combine(folder, "case-0001.proof.zip")} --key {Path.Combine(folder, "log.vkey")}");
        screen.Line(2, $"  rectify scan {Path.Combine(folder, "gateway")} --db {Path.Combine(folder, "advisories.db")}");
        screen.Line(2, $"  rectify case show CASE-0001 --store {Path.Combine(folder, "rectify.db")}");
    }
}
