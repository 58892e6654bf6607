using System.CommandLine;
using Rectify.Cases;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Reports;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.RulePacks;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify rules update</c>: shows what a rule pack would change for open duties, and takes it into use when a person says so.</summary>
internal static class RulesUpdateCommand
{
    public static Verb For(Session session)
    {
        var file = new Argument<string>("FILE");
        var trust = new Flag<string[]>("--trust", "KEY", RulesTexts.Trust) { Arity = ArgumentArity.OneOrMore };
        var apply = new Flag<bool>("--apply", "", RulesTexts.Apply);
        var door = new CaseDoor(session);
        var verb = new Verb("update", "FILE [--trust KEY] [--apply]", RulesTexts.UpdatePurpose)
        {
            Examples =
            [
                new("rectify rules update rules-2026.12.zip --trust example.org/rules+1b2c3d4e+AZ…", RulesTexts.ExampleUpdate),
                new("rectify rules update rules-2026.12.zip --apply", RulesTexts.ExampleUpdateApply),
            ],
            Remarks = [RulesTexts.UpdateRemark],
        };
        verb.Add(file);
        verb.Add(trust);
        verb.Add(apply);
        foreach (var option in door.Options) verb.Add(option);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            var keys = new List<NoteKey>();
            foreach (var word in parsed.GetValue(trust) ?? [])
            {
                if (!NoteKey.TryParse(word, out var key))
                {
                    session.Tell(RulesTexts.NotAVerifierKey(word), verb.Path);
                    return ExitCode.Usage;
                }
                keys.Add(key);
            }
            var bytes = await ReadAsync(desk, parsed.GetRequiredValue(file), verb.Path);
            if (bytes is null) return ExitCode.Unreadable;
            var kept = await desk.ReadAsync((reading, token) => RulePackStore.AllAsync(reading, token));
            if (!RulePack.Open(bytes, [.. keys, .. UseRulePack.KeysOf(kept)]).Succeeded(out var pack, out var problems)) return problems;
            var changes = await desk.ReadAsync((reading, token) =>
                DutyChange.PreviewAsync(reading, desk.Laws.Organisation, desk.Laws.Rules, pack.Rules, desk.Now, token));
            RulePackReport.Write(desk, pack, RuleDifference.Between(desk.Laws.Rules, pack.Rules), changes);
            if (!parsed.GetValue(apply))
            {
                desk.Print(RulesTexts.NotApplied);
                return ExitCode.Nothing;
            }
            if (!(await desk.DoAsync(new UseRulePack(bytes, keys))).Succeeded(out _, out problems)) return problems;
            desk.Print(RulesTexts.Applied(pack.Manifest.Version));
            return ExitCode.Nothing;
        });
        return verb;
    }

    private static async Task<byte[]?> ReadAsync(CaseDesk desk, string path, string command)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, desk.Cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            desk.Session.Tell(ProblemTexts.FileUnreadable(path, problem is FileNotFoundException or DirectoryNotFoundException), command);
            return null;
        }
    }
}
