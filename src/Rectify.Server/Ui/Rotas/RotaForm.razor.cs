using Microsoft.AspNetCore.Components;
using NodaTime;
using Rectify.Alerts.Rotas;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Rotas;

/// <summary>What is typed of a rota, and saves it; not over what somebody else has made of it meanwhile.</summary>
public partial class RotaForm : LookedAt
{
    private Editing<RotaDraft> editing = new(new(), new());
    private Problems? problems;

    /// <summary>The rota; null for a new one.</summary>
    [Parameter]
    public Rota? Of { get; set; }

    /// <summary>Who may take turns, by name.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Person> People { get; set; }

    /// <summary>It was saved.</summary>
    [Parameter, EditorRequired]
    public EventCallback Saved { get; set; }

    private RotaDraft Draft => editing.Typed;

    private LocalDate Today => Here.Now.InZone(Here.Zone).Date;

    /// <inheritdoc />
    protected override void OnInitialized() => Begin();

    private void Begin() => editing = Of is { } rota
        ? new(RotaDraft.Of(rota), RotaDraft.Of(rota))
        : new(RotaDraft.New(Here.Look.Zone, Today), RotaDraft.New(Here.Look.Zone, Today));

    private string Id(string field, int? layer = null) => $"rota-{Of?.Id.ToString() ?? "new"}-{field}{layer}";

    private string Form => $"rota/{Of?.Id.ToString() ?? "new"}/form";

    private string NameOf(PersonId id) => People.FirstOrDefault(person => person.Id == id)?.Name ?? id.ToString();

    private void AddLayer() => Draft.Layers.Add(RotaDraft.Layer(Here.Look.Zone, Today));

    private void Swap(int at) => (Draft.Layers[at - 1], Draft.Layers[at]) = (Draft.Layers[at], Draft.Layers[at - 1]);

    private static void Flip(LayerDraft layer, IsoDayOfWeek day)
    {
        if (!layer.Days.Remove(day)) layer.Days.Add(day);
    }

    private static void Add(LayerDraft layer, ChangeEventArgs chosen)
    {
        if (Foundation.Id.TryParse(chosen.Value as string, out var id)) layer.Members.Add(new PersonId(id));
    }

    private async Task SaveAsync()
    {
        if (Draft.ToSet(Of?.Id) is not { } set)
        {
            problems = Problems.Of(RotaTexts.Incomplete);
            return;
        }
        if (Of is { } rota)
            problems = await editing.SaveAsync(Here, set, async (reading, token) => await RotaStore.FindAsync(reading, rota.Id, Here.Now, token) is { } now ? RotaDraft.Of(now) : null, Gone);
        else
            _ = (await Here.DoAsync(set, Gone)).Succeeded(out _, out problems);
        if (problems is not null) return;
        await Here.DoneWithAsync(Form, Gone);
        Begin();
        await Saved.InvokeAsync();
    }
}
