using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Packs;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Log;
using Rectify.RulePacks;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify rules pack</c>: puts rules into a signed file that others can take into use.</summary>
internal static class RulesPackCommand
{
    public static Verb For(Session session)
    {
        var output = new Argument<string>("FILE");
        var key = new Flag<string>("--key", "FILE", RulesTexts.PackKey) { Required = true };
        var name = new Flag<string>("--name", "NAME", RulesTexts.PackKeyName) { DefaultValueFactory = _ => "rules" };
        var folder = new Flag<string?>("--rules", "FOLDER", RulesTexts.PackFolder);
        var version = new Flag<string?>("--pack-version", "VERSION", RulesTexts.PackVersion);
        var verb = new Verb("pack", "FILE --key FILE", RulesTexts.PackPurpose)
        {
            Examples = [new("rectify rules pack rules-2026.12.zip --rules rules --key rules.key --name example.org/rules", RulesTexts.ExamplePack)],
        };
        verb.Add(output);
        foreach (var option in (Option[])[key, name, folder, version]) verb.Add(option);
        verb.SetAction(parsed =>
        {
            var today = session.Clock.GetCurrentInstant().InUtc().Date;
            if (Key(session, parsed.GetRequiredValue(key), parsed.GetRequiredValue(name)) is not { } signer) return (int)ExitCode.Unreadable;
            using (signer)
            {
                if (Files(session, parsed.GetValue(folder)) is not { } files) return (int)ExitCode.Unreadable;
                var pack = RulePack.Write(files, parsed.GetValue(version) ?? Written(today), today, TimeZoneData.EmbeddedFile(), signer);
                using var result = ResultFile.Open(session, parsed.GetRequiredValue(output));
                result.Stream.Write(pack);
                result.Keep();
                session.Out.WriteLine(session.Say(RulesTexts.Packed(files.Count, parsed.GetRequiredValue(output), signer.Key.ToString())));
                return (int)ExitCode.Nothing;
            }
        });
        return verb;
    }

    /// <summary>The rule files of a folder that reads, or this program's own; null when one does not, which has then been said.</summary>
    private static IReadOnlyList<RuleFile>? Files(Session session, string? folder)
    {
        if (folder is null) return RuleBook.EmbeddedFiles();
        var paths = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Where(path => !path.EndsWith(".cases.yaml", StringComparison.Ordinal)) : [folder];
        var files = new List<RuleFile>();
        foreach (var path in paths)
        {
            if (Inputs.Open(session, path) is not { } file) return null;
            files.Add(file with { Path = $"rules/{Path.GetRelativePath(folder, path).Replace('\\', '/')}" });
        }
        var problems = RuleBook.Read(files).Problems;
        foreach (var problem in problems) session.Err.WriteLine(Cells.Printable(Inputs.Line(session, problem)));
        return problems.Count == 0 ? files : null;
    }

    /// <summary>The signing key of the file; made when there is none. Only its owner can read it.</summary>
    private static NotePrivateKey? Key(Session session, string path, string name)
    {
        if (!NoteKey.IsName(name))
        {
            session.Tell(RulesTexts.NotAKeyName(name), "rectify rules pack");
            return null;
        }
        var random = new SystemRandomSource();
        var isNew = !File.Exists(path);
        var opened = isNew ? NoteKeyFile.Create(path, name, random) : NoteKeyFile.Read(path);
        if (opened.Succeeded(out var key, out var problems))
        {
            if (isNew) session.Tell(RulesTexts.KeyMade(path), "rectify rules pack");
            return key;
        }
        foreach (var problem in problems) session.Tell(problem.Message, "rectify rules pack");
        return null;
    }

    private static string Written(LocalDate day) => LocalDatePattern.CreateWithInvariantCulture("uuuu.MM.dd").Format(day);
}
