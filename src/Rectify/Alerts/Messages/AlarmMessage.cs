using NodaTime;
using Rectify.Foundation;

namespace Rectify.Alerts.Messages;

/// <summary>
/// One message to one address: the alarms that were raised for somebody in one go, that their turn on duty begins, or that a case waits for them. It is sent at least once;
/// its id is the key by which the receiver knows it again, and never changes.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Alarms">What it tells of, soonest act-by first.</param>
/// <param name="Turn">For a message that a turn begins: which.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record AlarmMessage(Id Id, AlarmAddress Address, IReadOnlyList<Alarm> Alarms, TurnNotice? Turn, int Attempts)
{
    private static readonly Duration[] Pauses =
        [Duration.FromSeconds(5), Duration.FromSeconds(30), Duration.FromMinutes(2), Duration.FromMinutes(10), Duration.FromMinutes(30)];

    /// <summary>For a message about a case beside alarms: what.</summary>
    public CaseNotice? Notice { get; init; }

    /// <summary>How long a message is tried before it is given up, which everybody sees.</summary>
    public static Duration Lifetime { get; } = Duration.FromDays(3);

    /// <summary>How long to wait after a failed attempt: five seconds first, then longer, an hour at most.</summary>
    public static Duration PauseAfter(int attempts) => attempts <= Pauses.Length ? Pauses[attempts - 1] : Duration.FromHours(1);
}

/// <summary>That a turn on duty begins.</summary>
/// <param name="Rota">The name of the rota.</param>
/// <param name="Noted">Whether the turn before left a note. What it says may be about anything, so it is read in Rectify and leaves the house with no message.</param>
/// <param name="Open">How many alarms wait to be acknowledged.</param>
public sealed record TurnNotice(string Rota, bool Noted, int Open);
