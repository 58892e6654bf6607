using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.People;

/// <summary>Our people; an administrator registers more.</summary>
public partial class PeoplePage : LivePage
{
    private const string Form = "people/new";

    private readonly SaidPerson said = new();
    private readonly HashSet<PersonRole> roles = [PersonRole.Reader];
    private IReadOnlyList<Person> people = [];
    private IReadOnlyList<Organisation> entities = [];
    private Problems? problems;

    /// <inheritdoc />
    protected override async Task LoadAsync() => (people, entities) = await Here.ReadAsync(
        async (reading, token) => (
            (IReadOnlyList<Person>)[.. (await PersonStore.ListAsync(reading, token)).OrderBy(person => person.Name, StringComparer.Ordinal)],
            (IReadOnlyList<Organisation>)[.. (await OrganisationStore.ListAsync(reading, token)).Where(known => known.Kind == OrganisationKind.Own)]),
        Gone);

    private void Set(PersonRole role, bool on)
    {
        if (on) roles.Add(role);
        else roles.Remove(role);
    }

    private async Task RegisterAsync()
    {
        if (!(await Here.DoAsync(new RegisterPerson(said.Name, said.EntityId, said.Place.Trim().ToUpperInvariant(), [.. roles.Order()]), Gone)).Succeeded(out _, out problems)) return;
        await Here.DoneWithAsync(Form, Gone);
        said.Clear();
        await AgainAsync();
    }
}
