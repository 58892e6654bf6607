using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What is said about a wrong command line.</summary>
internal static class UsageTexts
{
    public static Text NotOneOf(string flag, string word, string words) => new(
        $"{flag} takes one of {words}, not '{word}'",
        $"{flag} 只能取 {words} 之一，不能是“{word}”");

    public static Text GivenTwice(string flag) => new($"{flag} is given more than once", $"{flag} 只能写一次");

    public static Text NeedsValue(string flag, string value, string? given) => given is null
        ? new($"{flag} needs a value: {flag} {value}", $"{flag} 需要一个值：{flag} {value}")
        : new($"{flag} cannot take '{given}': it needs {value}", $"{flag} 不能取“{given}”：需要 {value}");

    public static Text NeedsArgument(string argument) => new($"a {argument} is missing", $"缺少 {argument}");

    public static Text Unknown(string token, string? nearest) => nearest is null
        ? new($"'{token}' is not known here", $"不认识“{token}”")
        : new($"'{token}' is not known here; did you mean '{nearest}'?", $"不认识“{token}”；是不是“{nearest}”？");

    public static Text SeeHelp(string command) => new($"'{command} --help' shows how, with examples", $"“{command} --help”有用法和示例");
}
