using NodaTime;
using NodaTime.Text;
using Rectify.Alerts.Rotas;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Rotas;

/// <summary>Who is on duty, who stands in, what one turn leaves to the next.</summary>
public partial class RotaPage : LivePage
{
    private static readonly LocalDateTimePattern Typed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalTimePattern Hours = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private List<(Rota Rota, Handover? Left)>? rotas;
    private IReadOnlyList<Person> people = [];
    private Problems? problems;
    private SaidRota plan = new("UTC");
    private string note = "", who = "", from = "", until = "";

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        if (rotas is null) plan = new(Here.Look.Zone);
        (rotas, people) = await Here.ReadAsync(async (reading, token) =>
        {
            var all = new List<(Rota, Handover?)>();
            foreach (var rota in await RotaStore.ListAsync(reading, Here.Now, token)) all.Add((rota, await RotaStore.LastHandoverAsync(reading, rota.Id, token)));
            return (all, (IReadOnlyList<Person>)[.. (await PersonStore.ListAsync(reading, token)).OrderBy(person => person.Name, StringComparer.Ordinal)]);
        }, Gone);
    }

    private static string Form(RotaId rota) => $"rotas/{rota}";

    private static string Clock(int minute) => $"{minute / 60:D2}:{minute % 60:D2}";

    private string NameOf(PersonId id) => NameOf(id.ToString());

    private string NameOf(string id) => people.FirstOrDefault(person => person.Id.ToString() == id)?.Name ?? id;

    private void Member(PersonId person, bool on)
    {
        if (on) plan.Members.Add(person);
        else plan.Members.Remove(person);
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

    private async Task MakeAsync()
    {
        if (MinuteOf(plan.From) is not { } begins || MinuteOf(plan.To) is not { } ends)
        {
            problems = Problems.Of(RotaTexts.Incomplete);
            return;
        }
        var layer = new PlannedLayer(
            plan.Zone, [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)], begins, ends, Here.Now.InZone(Here.Zone).Date, plan.TurnDays, plan.Members);
        if (await DoAsync(new SetRota(null, plan.Name, Duration.FromMinutes(plan.Patience), [layer]))) plan = new(Here.Look.Zone);
    }

    private async Task<bool> DoAsync<T>(ICommand<T> command)
    {
        var done = (await Here.DoAsync(command, Gone)).Succeeded(out _, out problems);
        await AgainAsync();
        return done;
    }

    /// <summary>24:00 is the end of the day.</summary>
    private static int? MinuteOf(string text) => text.Trim() switch
    {
        "24:00" => RotaLayer.Day,
        var said when Hours.Parse(said).TryGetValue(default, out var time) => (time.Hour * 60) + time.Minute,
        _ => null,
    };

    /// <summary>A rota of one layer, as it is typed.</summary>
    private sealed class SaidRota(string zone)
    {
        public string Name { get; set; } = "";

        public int Patience { get; set; } = 30;

        public string Zone { get; set; } = zone;

        public string From { get; set; } = "00:00";

        public string To { get; set; } = "24:00";

        public int TurnDays { get; set; } = 7;

        public List<PersonId> Members { get; } = [];
    }
}
