using System.CommandLine;
using Rectify.Cli.Reports;
using Rectify.Cli.Scanning;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify inventory PATH…</c>: what is there, without asking whether it is vulnerable.</summary>
internal static class InventoryCommand
{
    public static Verb For(Session session)
    {
        var paths = CommonFlags.Paths();
        var format = CommonFlags.Format(session);
        var output = CommonFlags.Output();
        var strict = CommonFlags.Strict();
        var verb = new Verb("inventory", "PATH…", InventoryTexts.Purpose)
        {
            Examples =
            [
                new("rectify inventory .", InventoryTexts.ExampleFolder),
                new("rectify inventory gateway.cdx.json portal.spdx.json --format json", InventoryTexts.ExampleJson),
                new("rectify inventory release.ear --strict", InventoryTexts.ExampleStrict),
            ],
            Remarks = [InventoryTexts.Remark],
        };
        verb.Add(paths);
        verb.Add(format);
        verb.Add(output);
        verb.Add(strict);
        verb.SetAction((parsed, cancellation) =>
        {
            var scanned = PathScan.Run(session, parsed.GetRequiredValue(paths), cancellation);
            using var result = ResultFile.Open(session, parsed.GetValue(output));
            if (parsed.GetValue(format) == Format.Json) InventoryJson.Write(result.Stream, session, scanned);
            else InventoryTable.Write(result, session, scanned);
            result.Keep();
            return Task.FromResult((int)(PathScan.Verdict(scanned, parsed.GetValue(strict)) ?? ExitCode.Nothing));
        });
        return verb;
    }
}
