using System.Text.RegularExpressions;

namespace Rectify.Scenarios;

/// <summary>What depends on when a test runs, or on every file of the law.</summary>
public static partial class Times
{
    /// <summary>Ages and instants of now replaced by marks.</summary>
    public static string Hide(string text) => HideRuleBook(Instants().Replace(Ages().Replace(text, "<age>"), "<time>"));

    /// <summary>The rule book's hash replaced by a mark: it changes with each word of the law data.</summary>
    public static string HideRuleBook(string text) => RuleBookHash().Replace(text, "$1 <hash>");

    [GeneratedRegex(@"^(rules|规则) [0-9a-f]{12}", RegexOptions.Multiline)]
    private static partial Regex RuleBookHash();

    [GeneratedRegex(@"just now|\d+ min ago|刚刚|\d+ 分前")]
    private static partial Regex Ages();

    [GeneratedRegex(@"20(2[6-9]|[3-9]\d)-\d\d-\d\d[ T]\d\d:\d\d(:\d\dZ| UTC)")]
    private static partial Regex Instants();
}
