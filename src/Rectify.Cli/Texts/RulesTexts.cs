using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify rules</c> says.</summary>
internal static class RulesTexts
{
    public static Text Purpose { get; } = new("Shows the laws that the clocks are computed from, and checks rule files.", "查看计时所依据的法律规则，并检查规则文件。");

    public static Text ListPurpose { get; } = new("Lists every rule that this program was built with.", "列出本程序内置的全部规则。");

    public static Text ShowPurpose { get; } = new(
        "Shows one rule: whom it binds, what starts it, how its time is counted, and where its text stands.",
        "查看一条规则：约束谁、由什么起算、时限如何计算、条文出处。");

    public static Text CheckPurpose { get; } = new(
        "Reads rule, calendar and conflict files strictly; every problem with file, line and column.",
        "严格读取规则、日历和冲突文件；逐一报告问题所在的文件、行和列。");

    public static Text ExampleList { get; } = new("Every rule with its recipient, its time and how sure we are of it.", "每条规则的接收方、时限和可信程度。");

    public static Text ExampleShow { get; } = new("One rule in full, with its citation.", "一条规则的全部内容及出处。");

    public static Text ExampleCheck { get; } = new("All files of a folder together, as the program would read them.", "像程序那样一并读取文件夹中的全部文件。");

    public static Text ExampleCheckFile { get; } = new("One file.", "单个文件。");

    public static Text NoSuchRule(string id, string? nearest) => nearest is null
        ? new($"there is no rule '{id}'; 'rectify rules list' shows them", $"没有规则“{id}”；“rectify rules list”可列出全部规则")
        : new($"there is no rule '{id}'; did you mean '{nearest}'? 'rectify rules list' shows them", $"没有规则“{id}”；是否应为“{nearest}”？“rectify rules list”可列出全部规则");

    public static Text NotAmongThese(string id) => new($"{id} is no law of the jurisdictions named, or was not known on that day", $"{id} 不属于所列法域的法律，或者在该日尚未录入");

    public static Text OnlyThese { get; } = new("only the laws of these jurisdictions", "仅限这些法域的法律");

    public static Text ExampleListPlaces { get; } = new("Those of some jurisdictions.", "部分法域的规则。");

    public static Text TermsPurpose { get; } = new(
        "Lists the words that a case is told with: kinds of facts, roles, circumstances, sectors, marks.", "列出描述案件所用的词：事实种类、角色、情形、行业、标记。");

    public static Text ExampleTerms { get; } = new("Every word with its meaning.", "每个词及其含义。");

    public static Text DiffPurpose { get; } = new(
        "Shows what the law changed after one day and up to another: duties that began, changed or ended.", "查看某日之后至另一日为止的法律变化：新增、变更或者终止的义务。");

    public static Text ExampleDiff { get; } = new("What changed for this organisation.", "对本单位而言的变化。");

    public static Text ExampleDiffAll { get; } = new("Everything that changed since.", "此后的全部变化。");

    public static Text DiffRemark { get; } = new(
        "Without TO, up to today. A duty that certainly does not bind the organisation of the profile is left out.", "未写 TO 时截至今日。单位信息表明确定不适用的义务不列出。");

    public static Text Changes(int count, string from, string to) => new(
        $"{count} {(count == 1 ? "change" : "changes")} after {from} and up to {to}", $"{from} 之后至 {to}：{count} 项变化");

    public static Text PackPurpose { get; } = new(
        "Puts rule files, calendars and time-zone data into one signed file that others can take into use.", "将规则文件、日历和时区数据打包为一个签名文件，供他人采用。");

    public static Text ExamplePack { get; } = new("The key is made the first time; hand its verifier key to those who are to trust it.", "首次使用时生成密钥；请将其验证密钥交给需要信任它的人。");

    public static Text PackKey { get; } = new("the signing key; made when the file is not there", "签名密钥文件；不存在时生成");

    public static Text PackKeyName { get; } = new("the name of a key that is made (default: rules)", "新生成密钥的名称（默认：rules）");

    public static Text PackFolder { get; } = new("the folder of rule files (default: those of this program)", "规则文件所在文件夹（默认：本程序内置的规则）");

    public static Text PackVersion { get; } = new("the version of the pack (default: today's date)", "规则包版本（默认：当天日期）");

    public static Text Packed(int files, string path, string key) => new(
        $"{files} files packed into {path}; verifier key: {key}", $"已将 {files} 个文件打包为 {path}；验证密钥：{key}");

    public static Text KeyMade(string path) => new($"made a signing key in {path}; keep it safe and apart", $"已在 {path} 生成签名密钥；请妥善单独保管");

    public static Text NotAKeyName(string name) => new($"'{name}' is no name for a key: no blanks and no plus sign", $"“{name}”不能作为密钥名称：不得含空格和加号");

    public static Text NotAVerifierKey(string text) => new($"--trust '{text}' is no verifier key (name+id+key)", $"--trust“{text}”不是验证密钥（名称+标识+密钥）");

    public static Text UpdatePurpose { get; } = new(
        "Shows what a signed rule pack would change for the open duties of a store, and takes it into use with --apply.",
        "显示签名规则包将对库中进行中的义务产生的变化；加 --apply 后采用。");

    public static Text ExampleUpdate { get; } = new("Look first. The key comes from its owner, by another way than the pack.", "先查看。密钥应由持有人通过与规则包不同的途径提供。");

    public static Text ExampleUpdateApply { get; } = new("Take it into use. A key that was trusted before need not be named again.", "予以采用。此前信任过的密钥无需再次指定。");

    public static Text UpdateRemark { get; } = new(
        "Without --apply nothing is changed: a person reads what it shows, and a script that may apply it says so. The pack in use before stays in the store, so that an old answer can be computed again.", "未加 --apply 时不作任何更改：由人阅读所显示的变化；获准采用规则包的脚本须明确写上 --apply。此前使用的规则包保留在库中，以便重新计算以往的答案。");

    public static Text Trust { get; } = new("a verifier key that may sign rule packs", "可签署规则包的验证密钥");

    public static Text Apply { get; } = new("take the pack into use after showing what changes", "显示变化后采用该规则包");

    public static Text PackHead(string version, string released) => new($"Rule pack {version}, released {released}", $"规则包 {version}，发布于 {released}");

    public static Text SignedBy(string name) => new($"signed by {name}", $"签名：{name}");

    public static Text DutiesChange(int count) => count == 0
        ? new("No open duty changes.", "进行中的义务没有变化。")
        : new($"{count} open {(count == 1 ? "duty changes" : "duties change")}:", $"{count} 项进行中的义务发生变化：");

    public static Text RulesChange(int count) => count == 0
        ? new("No rule changes.", "规则没有变化。")
        : new($"{count} {(count == 1 ? "rule changes" : "rules change")}:", $"{count} 条规则发生变化：");

    public static Text Added { get; } = new("added", "新增");

    public static Text TakenAway { get; } = new("taken away", "移除");

    public static Text Rewritten { get; } = new("rewritten", "改写");

    public static Text NoDuty { get; } = new("no open duty", "无进行中的义务");

    public static Text KeptPurpose { get; } = new(
        "Lists the rules that a store ever answered with; it keeps them all.", "列出该存储曾用以作答的全部规则；它们均予保留。");

    public static Text ExampleKept { get; } = new("Their versions, hashes and signers, and which are in use.", "各自的版本、散列值和签名者，以及当前采用的规则。");

    public static Text VersionHead { get; } = new("Version", "版本");

    public static Text HashHead { get; } = new("Hash of the rules", "规则散列值");

    public static Text KeptSinceHead { get; } = new("Kept since", "保留起始");

    public static Text SignerHead { get; } = new("Signed by", "签名者");

    public static Text OwnRules { get; } = new("(came with the program)", "（程序自带）");

    public static Text UsedNow { get; } = new("answers with it now", "当前采用");

    public static Text NotApplied { get; } = new("Nothing was applied. Run it again with --apply to take the pack into use.", "尚未采用。如需采用，请加 --apply 再次运行。");

    public static Text Applied(string version) => new($"Rule pack {version} is in use now.", $"规则包 {version} 现已采用。");

    public static Text FactKinds { get; } = new("Kinds of facts (--fact KIND=WHEN)", "事实种类（--fact 种类=时间）");

    public static Text RoleWords { get; } = new("Roles (--role)", "角色（--role）");

    public static Text CircumstanceWords { get; } = new("Circumstances (--given WHAT=ANSWER)", "情形（--given 情形=取值）");

    public static Text SectorWords { get; } = new("Sectors of the organisation (--sector)", "本单位行业（--sector）");

    public static Text MarkWords { get; } = new("Marks of an asset (--mark)", "资产标记（--mark）");

    public static Text Checked(int files, int wrong, int problems) => problems == 0
        ? new($"{files} {(files == 1 ? "file" : "files")} read, nothing wrong", $"已读取 {files} 个文件，没有问题")
        : new($"{problems} {(problems == 1 ? "problem" : "problems")} in {wrong} of {files} {(files == 1 ? "file" : "files")}", $"{files} 个文件中有 {wrong} 个存在问题，共 {problems} 处");

    public static Text Count(int rules, int disabled) => new(
        $"{rules} rules{(disabled > 0 ? $", {disabled} of them disabled until they are verified" : "")}",
        $"{rules} 条规则{(disabled > 0 ? $"，其中 {disabled} 条在核实之前停用" : "")}");

    public static Text RuleHead { get; } = new("rule", "规则");

    public static Text DutyHead { get; } = new("duty", "义务");
}
