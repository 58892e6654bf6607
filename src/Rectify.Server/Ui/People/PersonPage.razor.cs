using Microsoft.AspNetCore.Components;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Parties.Accounts.Links;
using Rectify.Parties.Sessions;
using Rectify.Server.Ui.Shell;
using Rectify.Storage;

namespace Rectify.Server.Ui.People;

/// <summary>One of our people.</summary>
public partial class PersonPage : LivePage
{
    private Person? found;
    private SaidPerson said = new();
    private string login = "";
    private IReadOnlyList<Organisation> entities = [];
    private IReadOnlyList<Session> sessions = [];
    private IReadOnlyList<Person> people = [];
    private IReadOnlyList<AccountLink> links = [];
    private WayIn way = WayIn.None;
    private MadeLink? made;
    private Problems? problems;
    private bool isRead;

    /// <summary>The person's id.</summary>
    [Parameter]
    public required string Key { get; set; }

    private bool IsSelf => found?.Id == Here.Person.Id;

    private string Form => $"people/{found?.Id}/edit";

    private bool IsFresh => Here.User.Session.IsFreshAt(Here.Now);

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        isRead = true;
        if (!Id.TryParse(Key, out var id)) return;
        var before = found;
        await Here.ReadAsync((reading, token) => ReadAsync(reading, new PersonId(id), token), Gone);
        if (before?.Id == found?.Id) return;
        // What is being typed is not overwritten, unless the page came to somebody else.
        made = null;
        if (found is { } person) (said, login) = (SaidPerson.Of(person), way.Login ?? "");
    }

    private async Task<bool> ReadAsync(ReadSession reading, PersonId id, CancellationToken token)
    {
        found = await PersonStore.FindAsync(reading, id, token);
        entities = [.. (await OrganisationStore.ListAsync(reading, token)).Where(known => known.Kind == OrganisationKind.Own)];
        var administrator = Here.Is(PersonRole.Administrator);
        // Where and how somebody signs in is their own business and that of administrators.
        sessions = administrator || id == Here.Person.Id ? [.. (await SessionStore.OfPersonAsync(reading, id, token)).Where(session => session.CountsAt(Here.Now))] : [];
        if (!administrator) return found is not null;
        way = await WayIn.OfAsync(reading, id, token);
        links = [.. (await AccountLinkStore.OpenAsync(reading, Here.Now, token)).Where(link => link.Person == id)];
        people = await PersonStore.ListAsync(reading, token);
        return found is not null;
    }

    private async Task EditAsync()
    {
        if (found is not { } person) return;
        await DoAsync(new EditPerson(person.Id, said.Name, said.EntityId, said.PlaceCode));
        if (problems is null) await Here.DoneWithAsync(Form, Gone);
    }

    private Task RoleAsync(PersonRole role, bool on)
    {
        if (found is not { } person) return Task.CompletedTask;
        return on ? DoAsync(new GrantRole(person.Id, role)) : DoAsync(new WithdrawRole(person.Id, role));
    }

    private async Task LinkAsync()
    {
        if (found is { } person) made = await DoAsync(new WhenFresh<MadeLink>(new MakeLink(person.Id), Here.User.Session.Id));
    }

    private Task EndAsync() => found is { } person
        ? DoAsync(new EndSessions(person.Id, SessionEnd.Revoked, IsSelf ? Here.User.Session.Id : null))
        : Task.CompletedTask;

    /// <summary>Runs a use case, and shows how things are then; null when it was refused.</summary>
    private async Task<T?> DoAsync<T>(ICommand<T> command)
    {
        var done = (await Here.DoAsync(command, Gone)).Succeeded(out var value, out problems);
        await AgainAsync();
        return done ? value : default;
    }
}
