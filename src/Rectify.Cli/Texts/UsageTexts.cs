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

    public static Text NeedsArgument(string command, string argument) => new($"{command} needs a {argument}", $"{command} 需要写明 {argument}");

    public static Text Unknown(string command, string token, string? nearest) => nearest is null
        ? new($"{command} does not know '{token}'", $"{command} 不认识“{token}”")
        : new($"{command} does not know '{token}'; did you mean '{nearest}'?", $"{command} 不认识“{token}”；是不是“{nearest}”？");

    public static Text SeeHelp(string command) => new($"'{command} --help' shows how, with examples", $"“{command} --help”有用法和示例");
}
