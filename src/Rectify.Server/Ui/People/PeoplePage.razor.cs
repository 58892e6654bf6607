using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Accounts.Links;
using Rectify.Parties.Sessions;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.People;

/// <summary>Our people; an administrator registers more, and gives them links to come in by.</summary>
public partial class PeoplePage : LivePage
{
    private const string Form = "people/new";

    private readonly SaidPerson said = new();
    private readonly HashSet<PersonRole> roles = [PersonRole.Reader];
    private IReadOnlyList<Person> people = [];
    private IReadOnlyList<Organisation> entities = [];
    private IReadOnlyList<AccountLink> links = [];
    private MadeLink? made;
    private string madeFor = "";
    private Problems? problems;

    private bool IsFresh => Here.User.Session.IsFreshAt(Here.Now);

    /// <inheritdoc />
    protected override async Task LoadAsync() => (people, entities, links) = await Here.ReadAsync(
        async (reading, token) => (
            (IReadOnlyList<Person>)[.. (await PersonStore.ListAsync(reading, token)).OrderBy(person => person.Name, StringComparer.Ordinal)],
            (IReadOnlyList<Organisation>)[.. (await OrganisationStore.ListAsync(reading, token)).Where(known => known.Kind == OrganisationKind.Own)],
            Here.Is(PersonRole.Administrator) ? await AccountLinkStore.OpenAsync(reading, Here.Now, token) : []),
        Gone);

    private void Set(PersonRole role, bool on)
    {
        if (on) roles.Add(role);
        else roles.Remove(role);
    }

    private async Task InviteAsync()
    {
        var inviting = new InvitePerson(said.Name, said.EntityId, said.PlaceCode, [.. roles.Order()]);
        if (!(await Here.DoAsync(new WhenFresh<MadeLink>(inviting, Here.User.Session.Id), Gone)).Succeeded(out var link, out problems)) return;
        (made, madeFor) = (link, said.Name);
        await RegisteredAsync();
    }

    private async Task RegisterAsync()
    {
        if (!(await Here.DoAsync(new RegisterPerson(said.Name, said.EntityId, said.PlaceCode, [.. roles.Order()]), Gone)).Succeeded(out _, out problems)) return;
        await RegisteredAsync();
    }

    private async Task RegisteredAsync()
    {
        await Here.DoneWithAsync(Form, Gone);
        said.Clear();
        await AgainAsync();
    }

    private async Task TakeBackAsync(AccountLinkId link)
    {
        if ((await Here.DoAsync(new RevokeLink(link), Gone)).Succeeded(out _, out problems) && made?.Link.Id == link) made = null;
        await AgainAsync();
    }
}
