namespace Rectify.Clocks.Rules;

/// <summary>A text that a rule file carries in both languages.</summary>
/// <param name="English">The <c>en</c> text.</param>
/// <param name="Chinese">The <c>zh</c> text, in simplified characters.</param>
public sealed record RuleText(string English, string Chinese);
