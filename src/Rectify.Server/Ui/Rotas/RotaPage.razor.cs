using NodaTime;
using NodaTime.Text;
using Rectify.Alerts.Rotas;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Rotas;

/// <summary>Who is on duty, who stands in, what one turn leaves to the next.</summary>
public partial class RotaPage : LivePage
{
    private static readonly LocalDateTimePattern Typed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private List<(Rota Rota, Handover? Left)>? rotas;
    private IReadOnlyList<Person> people = [];
    private Problems? problems;
    private RotaId? edited;
    private string note = "", who = "", from = "", until = "";

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        (rotas, people) = await Here.ReadAsync(async (reading, token) =>
        {
            var all = new List<(Rota, Handover?)>();
            foreach (var rota in await RotaStore.ListAsync(reading, Here.Now, token)) all.Add((rota, await RotaStore.LastHandoverAsync(reading, rota.Id, token)));
            return (all, (IReadOnlyList<Person>)[.. (await PersonStore.ListAsync(reading, token)).OrderBy(person => person.Name, StringComparer.Ordinal)]);
        }, Gone);
    }

    private static string Form(RotaId rota) => $"rotas/{rota}";

    private bool MayPlan => Here.Is(PersonRole.Manager, PersonRole.Administrator);

    private string DaysOf(RotaLayer layer) => layer.Days.Count == LayerDraft.Week.Count ? T(RotaTexts.EveryDay) : string.Join(" ", layer.Days.Select(day => T(PieceTexts.Of(day))));

    private string NameOf(PersonId id) => NameOf(id.ToString());

    private string NameOf(string id) => people.FirstOrDefault(person => person.Id.ToString() == id)?.Name ?? id;

    private Task SavedAsync()
    {
        edited = null;
        return AgainAsync();
    }

    private async Task HandOverAsync(RotaId rota)
    {
        if (!await DoAsync(new NoteHandover(rota, note))) return;
        await Here.DoneWithAsync(Form(rota), Gone);
        note = "";
    }

    private Task StandInAsync(RotaId rota)
    {
        if (!Id.TryParse(who, out var person) || !Typed.Parse(from).TryGetValue(default, out var first) || !Typed.Parse(until).TryGetValue(default, out var last))
        {
            problems = Problems.Of(RotaTexts.Incomplete);
            return Task.CompletedTask;
        }
        return DoAsync(new StandIn(rota, new(person), first.InZoneLeniently(Here.Zone).ToInstant(), last.InZoneLeniently(Here.Zone).ToInstant()));
    }

    private async Task<bool> DoAsync<T>(ICommand<T> command)
    {
        var done = (await Here.DoAsync(command, Gone)).Succeeded(out _, out problems);
        await AgainAsync();
        return done;
    }
}
