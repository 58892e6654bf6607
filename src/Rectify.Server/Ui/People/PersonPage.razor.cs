using Microsoft.AspNetCore.Components;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Parties.Sessions;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.People;

/// <summary>One of our people.</summary>
public partial class PersonPage : LivePage
{
    private Person? found;
    private SaidPerson said = new();
    private IReadOnlyList<Organisation> entities = [];
    private IReadOnlyList<Session> sessions = [];
    private Problems? problems;
    private bool isRead;

    /// <summary>The person's id.</summary>
    [Parameter]
    public required string Key { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        isRead = true;
        if (!Id.TryParse(Key, out var id)) return;
        var before = found;
        (found, entities, sessions) = await Here.ReadAsync(
            async (reading, token) => (
                await PersonStore.FindAsync(reading, new PersonId(id), token),
                (IReadOnlyList<Organisation>)[.. (await OrganisationStore.ListAsync(reading, token)).Where(known => known.Kind == OrganisationKind.Own)],
                (IReadOnlyList<Session>)[.. (await SessionStore.OfPersonAsync(reading, new PersonId(id), token)).Where(session => session.CountsAt(Here.Now))]),
            Gone);
        // What is being typed is not overwritten, unless the page came to somebody else.
        if (found is { } person && before?.Id != person.Id) said = SaidPerson.Of(person);
    }

    private string Form => $"people/{found?.Id}/edit";

    private async Task EditAsync()
    {
        if (found is not { } person) return;
        if (await DoAsync(new EditPerson(person.Id, said.Name, said.EntityId, said.Place.Trim().ToUpperInvariant()))) await Here.DoneWithAsync(Form, Gone);
    }

    private Task RoleAsync(PersonRole role, bool on)
    {
        if (found is not { } person) return Task.CompletedTask;
        return on ? DoAsync(new GrantRole(person.Id, role)) : DoAsync(new WithdrawRole(person.Id, role));
    }

    private Task EndAsync() => found is { } person
        ? DoAsync(new EndSessions(person.Id, SessionEnd.Revoked, person.Id == Here.Person.Id ? Here.User.Session.Id : null))
        : Task.CompletedTask;

    private async Task<bool> DoAsync<T>(ICommand<T> command)
    {
        var done = (await Here.DoAsync(command, Gone)).Succeeded(out _, out problems);
        await AgainAsync();
        return done;
    }
}
