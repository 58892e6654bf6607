using Rectify.Clocks.Yaml;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.RulePacks;

/// <summary>Expected failures of rule packs.</summary>
internal static class RulePackProblems
{
    public static Problem NotAPack { get; } = new("RCT-RULE-001", ProblemKind.Unreadable, new("This is no rule pack, or it is damaged.", "该文件不是规则包，或者已损坏。"));

    public static Problem NotSigned { get; } = new("RCT-RULE-002", ProblemKind.Refused, new("The rule pack is not signed.", "规则包没有签名。"));

    public static Problem NotTrusted(string signers) => new("RCT-RULE-003", ProblemKind.Refused, new(
        $"No trusted key has signed the rule pack; it names {signers}. Name the verifier key with --trust once you have it from its owner.",
        $"规则包没有受信任密钥的签名，其署名为 {signers}。从密钥持有人处取得验证密钥后，用 --trust 指定。"));

    public static Problem NotListed(string path) => new("RCT-RULE-004", ProblemKind.Refused, new(
        $"The manifest does not name {Shown(path)}.", $"清单未列出 {Shown(path)}。"));

    public static Problem NotThatFile(string path) => new("RCT-RULE-005", ProblemKind.Refused, new(
        $"{Shown(path)} is not the file that the manifest names.", $"{Shown(path)} 与清单所列文件不一致。"));

    public static Problem CompiledDiffers { get; } = new("RCT-RULE-006", ProblemKind.Refused, new(
        "The compiled rules are not what the files say.", "编译后的规则与文件内容不一致。"));

    public static Problem InUse { get; } = new("RCT-RULE-007", ProblemKind.Conflict, new("This rule pack is in use already.", "该规则包已在使用。"));

    public static Problems DoesNotRead(IReadOnlyList<ReadProblem> problems)
    {
        var all = new Problems();
        foreach (var problem in problems.Take(20))
        {
            var (place, text) = ($"{Shown(problem.File)}:{problem.Line}:{problem.Column}", ClocksTexts.Of(problem));
            all.Add(new Problem("RCT-RULE-008", ProblemKind.Unreadable, new($"{place}: {text.English}.", $"{place}：{text.Chinese}。")));
        }
        return all;
    }

    /// <summary>A name out of a file that nobody vouches for: short, and on one line.</summary>
    private static string Shown(string name) => string.Concat((name.Length > 120 ? name[..120] : name).Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
}
