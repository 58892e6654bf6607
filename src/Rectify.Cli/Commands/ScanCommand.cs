using System.CommandLine;
using Rectify.Advisories.Database;
using Rectify.Cli.Reports;
using Rectify.Cli.Scanning;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify scan PATH…</c>: what is vulnerable, and which clocks it would start.</summary>
internal static class ScanCommand
{
    public static Verb For(Session session)
    {
        var paths = CommonFlags.Paths();
        var profile = new Flag<string?>("--profile", "FILE", ScanTexts.Profile);
        var database = CommonFlags.Database(session);
        var format = CommonFlags.Format(session, ("sarif", Format.Sarif));
        var failOn = Choice.Of(session, "--fail-on", "LEVEL", ScanTexts.FailOn, FailOn.Any, ("any", FailOn.Any), ("low", FailOn.Low), ("medium", FailOn.Medium),
            ("high", FailOn.High), ("critical", FailOn.Critical), ("kev", FailOn.Kev), ("never", FailOn.Never));
        var strict = CommonFlags.Strict();
        var output = CommonFlags.Output();
        var verb = new Verb("scan", "PATH…", ScanTexts.Purpose)
        {
            Examples =
            [
                new("rectify scan .", ScanTexts.ExampleFolder),
                new("rectify scan gateway.cdx.json --profile us.yaml", ScanTexts.ExampleProfile),
                new("rectify scan release.ear --fail-on high --strict", ScanTexts.ExampleGate),
                new("rectify scan . --format sarif --output rectify.sarif", ScanTexts.ExampleSarif),
            ],
            Remarks = [ScanTexts.Remark, ScanTexts.HowToProfile],
        };
        verb.Add(paths);
        verb.Add(profile);
        verb.Add(failOn);
        verb.Add(strict);
        verb.Add(format);
        verb.Add(output);
        verb.Add(database);
        verb.SetAction((parsed, cancellation) =>
        {
            WhatIf? clocks = null;
            if (parsed.GetValue(profile) is { } profileFile)
            {
                if (Inputs.Read(session, profileFile, ProfileReader.Read) is not { } read) return Ended(ExitCode.Unreadable);
                clocks = new WhatIf(read, session.Clock.GetCurrentInstant());
            }
            var databaseFile = parsed.GetRequiredValue(database);
            if (AdvisoryDatabase.Open(databaseFile, out var problem) is not { } advisories)
            {
                if (problem is not null) session.Tell(AdvisoriesTexts.Of(problem));
                return Ended(ExitCode.Unreadable);
            }
            var scanned = PathScan.Run(session, parsed.GetRequiredValue(paths), cancellation);
            var scan = VulnerabilityScan.Run(scanned, advisories, clocks, cancellation);
            using var result = ResultFile.Open(session, parsed.GetValue(output));
            switch (parsed.GetValue(format))
            {
                case Format.Json: ScanJson.Write(result.Stream, session, scan, databaseFile, clocks); break;
                case Format.Sarif: SarifReport.Write(result.Stream, session, scan); break;
                default: TableReport.Write(result, session, screen => new ScanReport(screen, session, scan, clocks).Write()); break;
            }
            result.Keep();
            var fails = scan.Found.Any(found => parsed.GetValue(failOn).Holds(found));
            return Ended(PathScan.Verdict(scanned, parsed.GetValue(strict)) ?? (fails ? ExitCode.Found : ExitCode.Nothing));
        });
        return verb;
    }

    private static Task<int> Ended(ExitCode code) => Task.FromResult((int)code);
}
