using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Cases;

/// <summary>A case to open.</summary>
public partial class NewCasePage : LivePage
{
    /// <summary>How many releases and systems are offered.</summary>
    private const int Most = 20;

    private const string Form = "cases/new";

    private readonly Dictionary<AssetId, string> chosen = [];
    private readonly HashSet<PersonId> named = [];
    private IReadOnlyList<NamedAsset> found = [];
    private IReadOnlyList<Person> people = [];
    private Problems? problems;
    private string title = "", ids = "", look = "";
    private CaseKind kind = CaseKind.Vulnerability;
    private bool closed;

    [Inject]
    private NavigationManager? Navigation { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync() =>
        people = [.. (await Here.ReadAsync(PersonStore.ListAsync, Gone)).OrderBy(person => person.Name, StringComparer.Ordinal)];

    /// <summary>Asks the store while somebody types; an answer to what was typed before is not shown any more.</summary>
    private async Task LookAsync(ChangeEventArgs typed)
    {
        var asked = look = typed.Value as string ?? "";
        var answer = await Here.ReadAsync((reading, token) => AssetStore.NamedAsync(reading, asked, Most, token), Gone);
        if (asked == look) found = answer;
    }

    private void Choose(AssetId id, string name)
    {
        chosen[id] = name;
        (look, found) = ("", []);
    }

    private void Flip(PersonId person)
    {
        if (!named.Remove(person)) named.Add(person);
    }

    private async Task OpenAsync()
    {
        string[] vulnerabilities = [.. ids.Split([',', ' ', '，', '、', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        var opened = await Here.DoAsync(new OpenCase(title, kind, [.. chosen.Keys], vulnerabilities, closed ? [.. named] : null), Gone);
        if (!opened.Succeeded(out var id, out problems)) return;
        await Here.DoneWithAsync(Form, Gone);
        Navigation?.NavigateTo($"/cases/{await NumberAsync(id)}");
    }

    private async Task<string> NumberAsync(CaseId id) =>
        (await Here.ReadAsync((reading, token) => CaseStore.FindAsync(reading, id, token), Gone))?.Number ?? id.ToString();
}
