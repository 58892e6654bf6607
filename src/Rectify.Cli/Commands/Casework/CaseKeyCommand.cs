using System.CommandLine;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Parties;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case key new</c>.</summary>
internal static class CaseKeyCommand
{
    public static Verb For(Session session, CaseDoor door)
    {
        var group = new Verb("key", "new", CaseFilingTexts.KeyPurpose)
        {
            Examples = [new("rectify case key new chen.key --person 'W. Chen'", CaseFilingTexts.ExampleKey)],
        };
        group.Add(ForNew(session, door));
        group.SetAction(parsed => RectifyCommand.Help(session, parsed));
        return group;
    }

    private static Verb ForNew(Session session, CaseDoor door)
    {
        var file = new Argument<string>("FILE");
        var name = new Flag<string>("--person", "NAME", CaseFilingTexts.Person);
        var verb = new Verb("new", "FILE", CaseFilingTexts.KeyNewPurpose)
        {
            Examples = [new("rectify case key new chen.key --person 'W. Chen'", CaseFilingTexts.ExampleKey)],
        };
        verb.Add(file);
        verb.Add(name);
        verb.Needs(session, name);
        door.Leads(verb, StoreNeed.Existing, async (desk, parsed) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!(await desk.PersonAsync(parsed.GetRequiredValue(name))).Succeeded(out var person, out var problems)) return problems;
            if (!KeyFile.Create(path, desk.Random).Succeeded(out var key, out problems)) return problems;
            using (key)
            {
                if (!(await desk.DoAsync(new EnrolKey(person.Id, [.. key.Key.PublicKey], Path.GetFileName(path)))).Succeeded(out _, out problems))
                {
                    // A key that is enrolled for nobody proves nothing.
                    File.Delete(path);
                    return problems;
                }
            }
            desk.Print(CaseFilingTexts.KeyMade(path, person.Name));
            return ExitCode.Nothing;
        });
        return verb;
    }
}
