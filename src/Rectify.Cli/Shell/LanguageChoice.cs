using Rectify.Foundation;

namespace Rectify.Cli.Shell;

/// <summary>Which language to speak: <c>--lang</c>, then <c>RECTIFY_LANG</c>, then the locale (POSIX order: LC_ALL, LC_MESSAGES, LANG).</summary>
internal static class LanguageChoice
{
    /// <summary>
    /// Decides before the command line is parsed, so that even a usage error comes in the language asked for. A word that names no
    /// language is passed over here; the parser refuses it.
    /// </summary>
    public static Language From(IReadOnlyList<string> args, Func<string, string?> variable) =>
        Read(Flag(args)) ?? Read(variable("RECTIFY_LANG"))
        ?? FromLocale(variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG"));

    /// <summary>Reads <c>en</c> or <c>zh</c>; null for any other word.</summary>
    public static Language? Read(string? word) => word?.ToLowerInvariant() switch
    {
        "en" => Language.English,
        "zh" => Language.Chinese,
        _ => null,
    };

    private static Language FromLocale(string? locale) =>
        locale?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? Language.Chinese : Language.English;

    private static string? Flag(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count && args[i] != "--"; i++)
        {
            if (args[i] == "--lang") return i + 1 < args.Count ? args[i + 1] : null;
            if (args[i].StartsWith("--lang=", StringComparison.Ordinal)) return args[i]["--lang=".Length..];
        }
        return null;
    }
}
