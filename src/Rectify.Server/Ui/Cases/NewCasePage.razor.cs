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
    private const int Most = 12;
    private const string Form = "cases/new";

    private readonly Dictionary<AssetId, string> chosen = [];
    private readonly HashSet<PersonId> named = [];
    private IReadOnlyList<(AssetId Id, string Name)> assets = [];
    private IReadOnlyList<Person> people = [];
    private Problems? problems;
    private string title = "", ids = "", look = "";
    private CaseKind kind = CaseKind.Vulnerability;
    private bool closed;

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private IEnumerable<(AssetId Id, string Name)> Fitting =>
        assets.Where(asset => !chosen.ContainsKey(asset.Id) && asset.Name.Contains(look.Trim(), StringComparison.OrdinalIgnoreCase)).Take(Most);

    /// <inheritdoc />
    protected override Task LoadAsync() => Here.ReadAsync(async (reading, token) =>
    {
        var products = (await ProductStore.ListAsync(reading, token)).ToDictionary(product => product.Id);
        var releases = (await ProductStore.ListReleasesAsync(reading, token)).Select(release => ((AssetId)release.Id, $"{products[release.Product].Name} {release.Version}"));
        var systems = (await SystemStore.ListAsync(reading, token)).Select(system => ((AssetId)system.Id, system.Name));
        assets = [.. releases.Concat(systems).OrderBy(asset => asset.Item2, StringComparer.CurrentCultureIgnoreCase)];
        people = [.. (await PersonStore.ListAsync(reading, token)).OrderBy(person => person.Name, StringComparer.Ordinal)];
        return assets.Count;
    }, Gone);

    private void Choose(AssetId id, string name)
    {
        chosen[id] = name;
        look = "";
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
