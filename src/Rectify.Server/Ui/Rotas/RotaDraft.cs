using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rectify.Alerts.Rotas;
using Rectify.Foundation;
using Rectify.Server.Ui.Pieces;

namespace Rectify.Server.Ui.Rotas;

/// <summary>A rota as it is typed.</summary>
public sealed record RotaDraft : IDraft<RotaDraft>
{
    private const int Hours = 7 * 24;

    /// <summary>1 to 100 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many minutes an alarm waits.</summary>
    public string Patience { get; set; } = "30";

    /// <summary>Its layers, in the order in which they are asked.</summary>
    public List<LayerDraft> Layers { get; init; } = [];

    /// <inheritdoc />
    public IReadOnlyList<(Text Field, string Value)> Fields =>
        [(RotaTexts.Name, Name), (RotaTexts.PatienceMinutes, Patience), (RotaTexts.Layers, string.Join("; ", Layers.Select(layer => layer.Line)))];

    /// <summary>A new one of one layer that covers every hour.</summary>
    public static RotaDraft New(string zone, LocalDate today) => new() { Layers = [Layer(zone, today)] };

    /// <summary>A layer that covers every hour, with nobody in it.</summary>
    public static LayerDraft Layer(string zone, LocalDate today) => new() { Zone = zone, BeginsOn = LocalDatePattern.Iso.Format(today) };

    /// <summary>As it is.</summary>
    public static RotaDraft Of(Rota rota) => new()
    {
        Name = rota.Name, Patience = ((int)rota.Patience.TotalMinutes).ToString(CultureInfo.InvariantCulture), Layers = [.. rota.Layers.Select(LayerDraft.Of)],
    };

    /// <inheritdoc />
    public RotaDraft Over(RotaDraft read, RotaDraft now) => new()
    {
        Name = Name == read.Name ? now.Name : Name, Patience = Patience == read.Patience ? now.Patience : Patience, Layers = SameLayers(read) ? now.Layers : Layers,
    };

    /// <summary>Whether both say the same.</summary>
    public bool Equals(RotaDraft? other) => other is not null && (Name, Patience) == (other.Name, other.Patience) && SameLayers(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Patience, Layers.Count);

    /// <summary>The use case that sets it; null when an hour, a day or a number is not one.</summary>
    public SetRota? ToSet(RotaId? rota)
    {
        var layers = Layers.Select(layer => layer.ToPlan()).OfType<PlannedLayer>().ToList();
        return layers.Count == Layers.Count && int.TryParse(Patience, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            ? new(rota, Name, Duration.FromMinutes(minutes), layers)
            : null;
    }

    /// <summary>In how many hours of the next seven days nobody would be on duty; null while it cannot be told.</summary>
    public int? HoursWithNobody(Instant now)
    {
        if (ToSet(null) is not { } set || set.Layers.Any(layer => DateTimeZoneProviders.Tzdb.GetZoneOrNull(layer.Zone) is null || layer.TurnDays < 1)) return null;
        var planned = new Rota
        {
            Id = default, Name = Name, Patience = set.Patience,
            Layers = [.. set.Layers.Select(layer => new RotaLayer(
                DateTimeZoneProviders.Tzdb[layer.Zone], layer.Days, layer.From, layer.To, layer.BeginsOn, layer.TurnDays, layer.Members))],
        };
        return Enumerable.Range(0, Hours).Count(hour => planned.ChainAt(now + Duration.FromHours(hour)).Count == 0);
    }

    private bool SameLayers(RotaDraft other) => Layers.Select(layer => layer.Key).SequenceEqual(other.Layers.Select(layer => layer.Key), StringComparer.Ordinal);
}
