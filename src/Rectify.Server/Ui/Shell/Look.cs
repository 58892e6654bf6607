using Rectify.Foundation;

namespace Rectify.Server.Ui.Shell;

/// <summary>How whoever looks wants to see the pages: from cookies that the page's own script writes, since nothing in it is a secret or about a person.</summary>
/// <param name="Language">The language.</param>
/// <param name="Zone">The id of the time zone in which the browser lives, of the tz database; UTC until it has told.</param>
/// <param name="Theme">Light or dark.</param>
public sealed record Look(Language Language, string Zone, Theme Theme)
{
    /// <summary>English, UTC, as the system has it.</summary>
    public static Look Plain { get; } = new(Language.English, "UTC", Theme.System);

    /// <summary>What the request's cookies say; its languages where they say nothing.</summary>
    public static Look Of(HttpRequest request)
    {
        var language = request.Cookies["language"] switch { "zh" => Language.Chinese, "en" => Language.English, _ => Hosting.Languages.Of(request) };
        var zone = request.Cookies["zone"] is { Length: > 0 and < 64 } named && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(named) is not null ? named : Plain.Zone;
        var theme = request.Cookies["theme"] switch { "light" => Theme.Light, "dark" => Theme.Dark, _ => Theme.System };
        return new(language, zone, theme);
    }
}

/// <summary>Light or dark.</summary>
public enum Theme
{
    /// <summary>As the browser's system has it.</summary>
    System,

    /// <summary>Dark on light.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,
}
