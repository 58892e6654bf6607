using Rectify.Foundation;

namespace Rectify.Server.Ui.Cases;

/// <summary>What a case says of who sees it, of what a change of that would do, and of opening it without being named.</summary>
internal static class SightTexts
{
    public static Text Unname(string name) => new($"Take {name} off it", $"将 {name} 移出");

    public static Text TakeOff { get; } = new("Take off", "移出");

    public static Text UnnameMeans { get; } = new(
        "What they read and did stays in the record. Their duties and tasks here stay theirs until somebody else takes them.", "其查阅和操作记录予以保留。其在本案件中的义务和任务在他人接手之前仍归其负责。");

    public static Text Limit { get; } = new("Keep it to entities and places", "限定可见的实体和地区");

    public static Text Entities { get; } = new("Only staff of these legal entities", "仅限下列法律实体的人员");

    public static Text Places { get; } = new("Only from these places", "仅限下列地区");

    public static Text PlacesHint { get; } = new("Two letters each, with commas: DE, FR. Empty keeps it from nobody for where they work.", "两位字母，以逗号分隔：DE, FR。留空则不按工作地限制。");

    public static Text NoneIsAll { get; } = new("None keeps it from nobody for that.", "不选则不按实体限制。");

    public static Text MarkMeans { get; } = new(
        "GREEN, AMBER: as now. AMBER+STRICT: no guests, though named. RED: the people named alone; no glass is broken on it.",
        "GREEN、AMBER：与现在相同。AMBER+STRICT：访客即使列名也不可见。RED：仅限列名人员，不得紧急打开。");

    public static Text Gain(int count) => new(count == 1 ? "1 person would see it:" : $"{count} people would see it:", $"将有 {count} 人新增可见：");

    public static Text Lose(int count) => new(count == 1 ? "1 person would see it no more:" : $"{count} people would see it no more:", $"将有 {count} 人不再可见：");

    public static Text More(int count) => new($"and {count} more", $"等另外 {count} 人");

    public static Text SameSight { get; } = new("Everybody who sees it now would, and nobody else.", "可见人员不变。");

    public static Text YouToo { get; } = new("You would see it no more yourself: leave that to somebody who stays.", "您本人将不再可见：请由仍可查看者操作。");

    public static Text NotThere { get; } = new("There is no such case that you may see", "没有您可查看的此案件");

    public static Text NotThereWhy { get; } = new(
        "It may not be there, or it is closed and you are not named on it. The page does not tell which.", "该案件可能不存在，或为限定知情案件而您未列名。本页不予区分。");

    public static Text Glass { get; } = new("It cannot wait for those who are named", "无法等待列名人员");

    public static Text GlassMeans(int hours) => new($"A manager may open a closed case for {hours} hours. What follows:", $"管理人可将限定知情案件打开 {hours} 小时。随之：");

    public static Text GlassRecorded { get; } = new("It is in the log for ever under your name, with the reason, and stands in the case.", "以您的姓名连同理由永久记入日志，并显示在案件中。");

    public static Text GlassTold { get; } = new(
        "Whoever sees to its duties, and the managers and coordinators named on it, are told at once, pagers too; where there are none of them, everybody named.",
        "其义务负责人以及列名的管理人和协调员将立即收到通知（含寻呼）；若无此类人员，则通知全部列名人员。");

    public static Text GlassShut { get; } = new("Privileged notes, exploit material, who found it, and TLP:RED stay shut.", "特权备注、利用材料、发现者身份和 TLP:RED 内容仍不开放。");

    public static Text GlassWhy { get; } = new("Why it cannot wait", "为何无法等待");

    public static Text GlassWhyHint { get; } = new("At least 20 characters. Those who are told read it.", "至少 20 个字符。收到通知者可见。");

    public static Text BreakGlass { get; } = new("Break the glass", "紧急打开");

    public static Text OpenAllTheSame(string number) => new($"{number} cannot wait", $"{number} 无法等待");
}
