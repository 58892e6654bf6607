using System.Text.RegularExpressions;

namespace Rectify.Scenarios;

/// <summary>What depends on when a test runs.</summary>
public static partial class Times
{
    /// <summary>Ages and instants of now replaced by marks.</summary>
    public static string Hide(string text) => Instants().Replace(Ages().Replace(text, "<age>"), "<time>");

    [GeneratedRegex(@"just now|\d+ min ago|刚刚|\d+ 分前")]
    private static partial Regex Ages();

    [GeneratedRegex(@"20(2[6-9]|[3-9]\d)-\d\d-\d\d[ T]\d\d:\d\d(:\d\dZ| UTC)")]
    private static partial Regex Instants();
}
