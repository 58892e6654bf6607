using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Foundation.Texts;

public static partial class ClocksTexts
{
    /// <summary>What is wrong with a rule, calendar, conflict or profile file, without its place.</summary>
    public static Text Of(ReadProblem problem)
    {
        var (a, b, c) = (Argument(problem, 0), Argument(problem, 1), Argument(problem, 2));
        return problem.Code switch
        {
            ReadCode.TooLarge => new($"is larger than {a} characters and was not read", $"超过 {a} 个字符，未读取"),
            ReadCode.TooDeep => new($"is nested deeper than {a} levels; the rest was not read", $"嵌套超过 {a} 层，其余未读取"),
            ReadCode.TooManyNodes => new($"holds more than {a} values; the rest was not read", $"包含的值超过 {a} 个，其余未读取"),
            ReadCode.NotYaml => new($"is not YAML: {a}", $"不是有效的 YAML：{a}"),
            ReadCode.Empty => new("is empty", "文件为空"),
            ReadCode.SecondDocument => new("a second document begins here; a file holds one", "此处开始第二个文档；一个文件只能包含一个文档"),
            ReadCode.NotPlain => new($"{a}: anchors, aliases and tags are not read; say it in place", $"{a}：不支持锚点、别名和标签，请就地写明"),
            ReadCode.UnknownKey => new($"unknown key '{a}'{MeantEnglish(b)}", $"未知的键“{a}”{MeantChinese(b)}"),
            ReadCode.DuplicateKey => new($"the key '{a}' stands here again (first on line {b})", $"键“{a}”重复（首次出现于第 {b} 行）"),
            ReadCode.MissingKey => new($"the key '{a}' is missing", $"缺少键“{a}”"),
            ReadCode.WrongShape => new($"expected {a}, found {b}", $"应为 {a}，实际为 {b}"),
            ReadCode.WrongValue => new($"expected {a}, found '{b}'", $"应为 {a}，实际为“{b}”"),
            ReadCode.UnknownWord when c == nameof(FactKind) => new($"'{a}' is no kind of fact{MeantEnglish(b)}", $"“{a}”不是事实种类{MeantChinese(b)}"),
            ReadCode.UnknownWord => new($"'{a}' is not a {c}{MeantEnglish(b)}", $"“{a}”不在 {c} 的取值之内{MeantChinese(b)}"),
            ReadCode.CountingDoesNotFit => new($"{a} does not count {b}", $"{a} 不能计算 {b}"),
            ReadCode.NotForThisPeriod => new($"the key '{a}' has no use with this period", $"该期间类型不使用键“{a}”"),
            ReadCode.EndsBeforeItBegins => new($"{b} lies before {a}", $"{b} 早于 {a}"),
            ReadCode.ValidityOverlaps => new($"two versions of {a} are in force on the same day (see {b})", $"{a} 的两个版本在同一日有效（见 {b}）"),
            ReadCode.DuplicateId => new($"the id {a} is taken", $"标识 {a} 已被使用"),
            ReadCode.UnknownCalendar => new($"there is no calendar '{a}'{MeantEnglish(b)}", $"没有日历“{a}”{MeantChinese(b)}"),
            ReadCode.DayNotCovered => new($"{a} lies outside what the calendar covers", $"{a} 不在日历覆盖范围内"),
            ReadCode.DuplicateDay => new($"{a} stands in the calendar twice", $"{a} 在日历中出现两次"),
            ReadCode.UnknownTerm => new($"no file of terms declares '{a}'{MeantEnglish(b)}", $"没有术语文件声明“{a}”{MeantChinese(b)}"),
            ReadCode.NoSuchAnswer => new($"'{a}' is no answer to {b}", $"“{a}”不是 {b} 的取值"),
            ReadCode.RecipientDiffers => new($"the recipient {a} has another name, kind or jurisdiction in {b}", $"接收方 {a} 的名称、类别或者法域与 {b} 不一致"),
            ReadCode.NamesNoRule => new($"no rule is named '{a}'{MeantEnglish(b)}", $"没有名为“{a}”的规则{MeantChinese(b)}"),
            ReadCode.ReplacesNothing => new($"{a} has no version {b} to replace", $"{a} 没有可替代的版本 {b}"),
            ReadCode.DecidesItself => new($"the tables of {a} decide it by itself", $"{a} 的判定表以其自身为条件"),
            ReadCode.UnsureWithoutReason => new("a rule tagged unsure says in its note why it is disabled", "标记为 unsure 的规则须在 note 中说明停用原因"),
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Code, null),
        };
    }

    private static string Argument(ReadProblem problem, int index) => problem.Arguments.ElementAtOrDefault(index) ?? "";

    private static string MeantEnglish(string word) => word.Length == 0 ? "" : $"; did you mean '{word}'?";

    private static string MeantChinese(string word) => word.Length == 0 ? "" : $"；是否应为“{word}”？";
}
