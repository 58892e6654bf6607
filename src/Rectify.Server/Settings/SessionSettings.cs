using System.Globalization;
using NodaTime;
using Rectify.Foundation;
using Rectify.Parties.Sessions;

namespace Rectify.Server.Settings;

/// <summary>Reads how long sessions last.</summary>
internal static class SessionSettings
{
    /// <summary>The limits; what is wrong is added.</summary>
    public static SessionLimits Read(SaidSettings said, Problems found)
    {
        var limits = new SessionLimits(
            Minutes(said, Setting.SessionMinutes, SessionLimits.Default.Longest, found), Minutes(said, Setting.IdleMinutes, SessionLimits.Default.Idle, found));
        if (limits.AreFit) return limits;
        found.Add(SettingsProblems.SessionLimitsUnfit);
        return SessionLimits.Default;
    }

    private static Duration Minutes(SaidSettings said, Setting setting, Duration otherwise, Problems found)
    {
        if (said.Of(setting) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)) return Duration.FromMinutes(minutes);
        found.Add(SettingsProblems.NotMinutes(setting.Flag, text));
        return otherwise;
    }
}
