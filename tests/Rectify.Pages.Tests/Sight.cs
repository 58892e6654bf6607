using Microsoft.Playwright;

namespace Rectify.Pages.Tests;

/// <summary>How a page is looked at.</summary>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="Theme"><c>light</c> or <c>dark</c>.</param>
/// <param name="Width">Of the window, in pixels.</param>
public sealed record Sight(string Language, string Theme, int Width)
{
    /// <summary>English, light, wide.</summary>
    public static Sight Plain { get; } = new("en", "light", 1440);

    /// <summary>All in which a page must be good.</summary>
    public static IEnumerable<Sight> All { get; } =
        [.. from language in new[] { "en", "zh" } from theme in new[] { "light", "dark" } from width in new[] { 1440, 390 } select new Sight(language, theme, width)];

    /// <summary>What the browser is told.</summary>
    public BrowserNewContextOptions Options => new()
    {
        Locale = Language == "zh" ? "zh-CN" : "en-GB",
        TimezoneId = Language == "zh" ? "Asia/Shanghai" : "Europe/Berlin",
        ColorScheme = Theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        ViewportSize = new ViewportSize { Width = Width, Height = Width > 600 ? 900 : 844 },
    };

    /// <inheritdoc />
    public override string ToString() => $"{Language}-{Theme}-{Width}";
}
