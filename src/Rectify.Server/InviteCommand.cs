using NodaTime.Text;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Accounts.Links;
using Rectify.Server.Accounts;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server;

/// <summary>
/// <c>rectify server invite</c>: makes the link by which a registered person sets up how they sign in. Who can run it can read the store; people who are signed in do it on
/// the pages.
/// </summary>
/// <param name="Person">Name or id.</param>
internal sealed record InviteCommand(string Person)
{
    private const string Flag = "--person";

    /// <summary>Takes its own flag out of the command line; the others are settings.</summary>
    public static Result<InviteCommand> Read(string[] flags, out string[] settings)
    {
        var at = Array.IndexOf(flags, Flag);
        settings = at < 0 || at + 1 >= flags.Length ? flags : [.. flags[..at], .. flags[(at + 2)..]];
        return settings.Length == flags.Length ? ServerProblems.InviteWhom : new InviteCommand(flags[at + 1]);
    }

    /// <summary>Makes it; the address is in the answer and nowhere else.</summary>
    public async Task<Result<(Uri Address, string Until)>> RunAsync(Instance instance)
    {
        var people = (await instance.Database.ReadAsync(Viewer.Local, PersonStore.ListAsync, CancellationToken.None))
            .Where(person => person.Name.Equals(Person.Trim(), StringComparison.OrdinalIgnoreCase) || person.Id.ToString() == Person).ToList();
        if (people is not [var one]) return ServerProblems.NotOnePerson(Person, people.Count);
        if (!(await instance.DoAsync(new MakeLink(one.Id), Instance.Self, CancellationToken.None)).Succeeded(out var made, out var problems)) return problems;
        return (AccountAddress.Of(instance.Address, AccountAddress.Invitation, made.Key), InstantPattern.General.Format(made.Link.ExpiresAt));
    }
}
