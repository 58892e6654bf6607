namespace Rectify.Clocks.Rules;

/// <summary>A rule version that two books do not have alike.</summary>
/// <param name="Before">As the one book has it; null when it has none.</param>
/// <param name="After">As the other book has it; null when it has none.</param>
public sealed record RuleDifference(Rule? Before, Rule? After)
{
    /// <summary>The rule, as the other book has it, else as the one has it.</summary>
    public Rule Rule => After ?? Before ?? throw new InvalidOperationException("A difference is about a rule.");

    /// <summary>Every rule version that was added, taken away or rewritten, by id and version.</summary>
    public static IReadOnlyList<RuleDifference> Between(RuleBook before, RuleBook after)
    {
        var (was, becomes) = (ByVersion(before), ByVersion(after));
        return
        [
            .. was.Keys.Union(becomes.Keys).OrderBy(key => key.Id, StringComparer.Ordinal).ThenBy(key => key.Version)
                .Select(key => new RuleDifference(was.GetValueOrDefault(key), becomes.GetValueOrDefault(key)))
                .Where(each => each.Before?.Hash != each.After?.Hash),
        ];
    }

    private static Dictionary<(string Id, int Version), Rule> ByVersion(RuleBook book) => book.Rules.ToDictionary(rule => (rule.Id, rule.Version));
}
