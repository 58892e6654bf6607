using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rectify.Alerts.Rotas;
using Rectify.Clocks.Rules;
using Rectify.Parties;

namespace Rectify.Server.Ui.Rotas;

/// <summary>A layer of a rota as it is typed.</summary>
public sealed class LayerDraft
{
    private static readonly LocalTimePattern Hours = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The days of the week, in order.</summary>
    public static IReadOnlyList<IsoDayOfWeek> Week { get; } = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    /// <summary>A zone of the tz database.</summary>
    public string Zone { get; set; } = "UTC";

    /// <summary>On which days its hours begin.</summary>
    public HashSet<IsoDayOfWeek> Days { get; init; } = [.. Week];

    /// <summary>When they begin: <c>08:30</c>.</summary>
    public string From { get; set; } = "00:00";

    /// <summary>When they end: <c>18:00</c>, <c>24:00</c> for the end of the day; before the beginning, on the next day.</summary>
    public string To { get; set; } = "24:00";

    /// <summary>The day on which the turn of the first begins, ISO.</summary>
    public string BeginsOn { get; set; } = "";

    /// <summary>How many days a turn lasts.</summary>
    public string TurnDays { get; set; } = "7";

    /// <summary>Who takes turns, in order.</summary>
    public List<PersonId> Members { get; init; } = [];

    /// <summary>What it says, so that two that say the same are known by it.</summary>
    public string Key => string.Join(' ', Members.Select(member => member.ToString()).Prepend($"{Zone}|{string.Join(',', Days.Order().Select(Words.Of))}|{From}|{To}|{BeginsOn}|{TurnDays}"));

    /// <summary>In a line.</summary>
    public string Line => $"{From}–{To} {Zone}, {string.Join(' ', Days.Order().Select(day => Words.Of(day)))}, {BeginsOn}, {TurnDays} × {Members.Count}";

    /// <summary>As it is.</summary>
    public static LayerDraft Of(RotaLayer layer) => new()
    {
        Zone = layer.Zone.Id, Days = [.. layer.Days], From = Clock(layer.From), To = Clock(layer.To), BeginsOn = LocalDatePattern.Iso.Format(layer.BeginsOn),
        TurnDays = layer.TurnDays.ToString(CultureInfo.InvariantCulture), Members = [.. layer.Members],
    };

    /// <summary>The minute of a day as people write it.</summary>
    public static string Clock(int minute) => $"{minute / 60:D2}:{minute % 60:D2}";

    /// <summary>Moves a member by so many places.</summary>
    public void Move(PersonId member, int by)
    {
        var at = Members.IndexOf(member);
        if (at < 0 || at + by < 0 || at + by >= Members.Count) return;
        Members.RemoveAt(at);
        Members.Insert(at + by, member);
    }

    /// <summary>As it is asked for; null when something in it is not what it should be.</summary>
    public PlannedLayer? ToPlan() =>
        MinuteOf(From) is { } from && MinuteOf(To) is { } to && LocalDatePattern.Iso.Parse(BeginsOn) is { Success: true } begins
        && int.TryParse(TurnDays, NumberStyles.None, CultureInfo.InvariantCulture, out var turn)
            ? new(Zone.Trim(), [.. Days.Order()], from, to, begins.Value, turn, Members)
            : null;

    /// <summary>24:00 is the end of the day.</summary>
    private static int? MinuteOf(string text) => text.Trim() switch
    {
        "24:00" => RotaLayer.Day,
        var said when Hours.Parse(said).TryGetValue(default, out var time) => (time.Hour * 60) + time.Minute,
        _ => null,
    };
}
