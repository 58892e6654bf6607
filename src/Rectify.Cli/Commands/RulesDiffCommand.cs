using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify rules diff</c>: what the law changed between two days, for one organisation.</summary>
internal static class RulesDiffCommand
{
    public static Verb For(Session session)
    {
        var from = new Argument<string>("FROM");
        var to = new Argument<string>("TO") { Arity = ArgumentArity.ZeroOrOne };
        var profile = new Flag<string?>("--profile", "FILE", ClockTexts.Profile);
        var format = CommonFlags.Format(session);
        var verb = new Verb("diff", "FROM [TO] [--profile FILE]", RulesTexts.DiffPurpose)
        {
            Examples =
            [
                new("rectify rules diff 2025-12-31 2026-11-23", RulesTexts.ExampleDiffAll),
                new("rectify rules diff 2025-12-31 2026-11-23 --profile us.yaml", RulesTexts.ExampleDiff),
            ],
            Remarks = [RulesTexts.DiffRemark],
        };
        verb.Add(from);
        verb.Add(to);
        verb.Add(profile);
        verb.Add(format);
        verb.SetAction(parsed =>
        {
            var today = session.Clock.GetCurrentInstant().InUtc().Date;
            if (Day(session, parsed.GetRequiredValue(from)) is not { } first) return (int)ExitCode.Usage;
            if ((parsed.GetValue(to) is { } word ? Day(session, word) : today) is not { } last) return (int)ExitCode.Usage;
            var organisation = Profile.Unstated;
            if (parsed.GetValue(profile) is { } file)
            {
                if (Inputs.Read(session, file, ProfileReader.Read) is not { } read) return (int)ExitCode.Unreadable;
                organisation = read;
            }
            var changes = LawChange.Between(RuleBook.Embedded(), organisation, first, last);
            using var result = ResultFile.Open(session, null);
            if (parsed.GetValue(format) == Format.Json) LawChangesReport.WriteJson(result.Stream, session, first, last, changes);
            else TableReport.Write(result, session, screen => LawChangesReport.Write(screen, session, first, last, changes));
            return (int)ExitCode.Nothing;
        });
        return verb;
    }

    private static LocalDate? Day(Session session, string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day) return day.Value;
        session.Tell(ClockTexts.NotADate(text), "rectify rules diff");
        return null;
    }
}
