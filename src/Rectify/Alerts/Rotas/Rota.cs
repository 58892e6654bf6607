using NodaTime;
using Rectify.Parties;

namespace Rectify.Alerts.Rotas;

/// <summary>
/// Who is on duty, when. Layers are asked in their order, and the first one whose hours fit says who: a day layer in Berlin, a night layer in
/// Shanghai, one for every hour behind them. Every rota is told of every alarm.
/// </summary>
public sealed record Rota
{
    /// <summary>Its id.</summary>
    public required RotaId Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>How long an alarm waits for somebody to acknowledge it before it moves along.</summary>
    public required Duration Patience { get; init; }

    /// <summary>Its layers.</summary>
    public required IReadOnlyList<RotaLayer> Layers { get; init; }

    /// <summary>People who stand in for whoever would be on duty.</summary>
    public IReadOnlyList<Substitution> Substitutions { get; init; } = [];

    /// <summary>Who was told last that they are on duty; null while nobody was.</summary>
    public PersonId? OnDuty { get; init; }

    /// <summary>Who is on duty and has not been told so; null when whoever is knows it.</summary>
    public PersonId? TurnAt(Instant now) => ChainAt(now) is [var person, ..] && person != OnDuty ? person : null;

    /// <summary>Who is to be told of an alarm, first to last: whoever is on duty, then the others of the layer in the order of their turns.</summary>
    public IReadOnlyList<PersonId> ChainAt(Instant now)
    {
        var standingIn = Substitutions.Where(each => each.From <= now && now < each.Until).Select(each => each.Person);
        var layer = Layers.FirstOrDefault(each => each.CoversAt(now));
        return [.. standingIn.Concat(layer?.ChainAt(now) ?? []).Distinct()];
    }
}

/// <summary>Some hours of some days in one time zone, with the people who take turns in them.</summary>
/// <param name="Zone">The zone, of the tz database.</param>
/// <param name="Days">The days on which its hours begin.</param>
/// <param name="From">When they begin: the minute of the local day, 0 to 1439.</param>
/// <param name="To">When they end: 1 to 1440; when not above <paramref name="From"/>, on the next day.</param>
/// <param name="BeginsOn">The local day on which the first member's turn begins.</param>
/// <param name="TurnDays">How many days a turn lasts; it changes at <paramref name="From"/>.</param>
/// <param name="Members">Who takes turns, in their order.</param>
public sealed record RotaLayer(
    DateTimeZone Zone, IReadOnlyList<IsoDayOfWeek> Days, int From, int To, LocalDate BeginsOn, int TurnDays, IReadOnlyList<PersonId> Members)
{
    /// <summary>Minutes of a day.</summary>
    public const int Day = 1_440;

    /// <summary>Whether its hours fit.</summary>
    public bool CoversAt(Instant now) => ShiftAt(now) is not null;

    /// <summary>Its members, whose turn it is first.</summary>
    public IReadOnlyList<PersonId> ChainAt(Instant now)
    {
        if (ShiftAt(now) is not { } day || Members.Count == 0) return [];
        var turns = Math.Floor(Period.DaysBetween(BeginsOn, day) / (double)TurnDays);
        var first = (int)(((long)turns % Members.Count + Members.Count) % Members.Count);
        return [.. Members.Skip(first), .. Members.Take(first)];
    }

    /// <summary>
    /// The local day on which the hours began that an instant lies in; null when it lies in none. Wall-clock times are meant: where a clock is
    /// set forward or back in them, they are an hour shorter or longer.
    /// </summary>
    private LocalDate? ShiftAt(Instant now)
    {
        var local = now.InZone(Zone);
        var minute = local.TimeOfDay.Hour * 60 + local.TimeOfDay.Minute;
        var overnight = To <= From;
        if (Days.Contains(local.DayOfWeek) && minute >= From && (overnight || minute < To)) return local.Date;
        var before = local.Date.PlusDays(-1);
        return overnight && minute < To && Days.Contains(before.DayOfWeek) ? before : null;
    }
}

/// <summary>A person who is on duty instead of whoever would be.</summary>
/// <param name="Person">Who.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when, not included.</param>
public sealed record Substitution(PersonId Person, Instant From, Instant Until);

/// <summary>What one turn leaves to the next.</summary>
/// <param name="Note">In words.</param>
/// <param name="NotedBy">The person, or the account.</param>
/// <param name="NotedAt">When.</param>
public sealed record Handover(string Note, string NotedBy, Instant NotedAt);
