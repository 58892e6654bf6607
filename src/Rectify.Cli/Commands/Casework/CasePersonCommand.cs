using System.CommandLine;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case person add</c>.</summary>
internal static class CasePersonCommand
{
    public static Verb For(Session session, CaseDoor door)
    {
        var group = new Verb("person", "add", CaseFilingTexts.PersonPurpose)
        {
            Examples = [new("rectify case person add 'W. Chen' --entity 'Nanhai Devices' --place CN --role approver", CaseFilingTexts.ExamplePerson)],
        };
        group.Add(ForAdd(session, door));
        group.SetAction(parsed => RectifyCommand.Help(session, parsed));
        return group;
    }

    private static Verb ForAdd(Session session, CaseDoor door)
    {
        var name = new Argument<string>("NAME");
        var entity = new Flag<string>("--entity", "ORGANISATION", CaseFilingTexts.Entity);
        var place = new Flag<string>("--place", "CC", CaseFilingTexts.Place);
        var roles = Needed.Several("--role", "ROLE", CaseFilingTexts.Roles(string.Join(", ", Words.All<PersonRole>())));
        var verb = new Verb("add", "NAME", CaseFilingTexts.PersonAddPurpose)
        {
            Examples = [new("rectify case person add 'W. Chen' --entity 'Nanhai Devices' --place CN --role approver", CaseFilingTexts.ExamplePerson)],
        };
        verb.Add(name);
        verb.Add(entity);
        verb.Add(place);
        verb.Add(roles);
        verb.Needs(session, entity, place);
        door.Leads(verb, StoreNeed.Made, async (desk, parsed) =>
        {
            var granted = new List<PersonRole>();
            foreach (var text in parsed.GetValue(roles) ?? [])
                if (Named.Word<PersonRole>(text).Succeeded(out var role, out var unknown)) granted.Add(role);
                else return unknown;
            var adding = new AddPerson(parsed.GetRequiredValue(name), parsed.GetRequiredValue(entity), parsed.GetRequiredValue(place), [.. granted]);
            if (!(await desk.DoAsync(adding)).Succeeded(out var id, out var problems)) return problems;
            desk.Print(CaseFilingTexts.PersonAdded(adding.Name, id.ToString()));
            return ExitCode.Nothing;
        });
        return verb;
    }
}
