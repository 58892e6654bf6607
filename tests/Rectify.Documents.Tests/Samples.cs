using Rectify.Documents.Content;

namespace Rectify.Documents.Tests;

/// <summary>Documents that have something of everything, as the product may make them.</summary>
internal static class Samples
{
    /// <summary>A letter to an authority, in English, with the same in Chinese behind it.</summary>
    public static Document Letter { get; } = new()
    {
        Language = DocumentLanguage.English,
        Title = "Early warning of an actively exploited vulnerability",
        Subtitle = new("被积极利用的漏洞之早期预警") { Language = DocumentLanguage.Chinese },
        Reference = "CASE-0007/EU-CRA-24H/2",
        Date = "29 November 2026, 21:40 (UTC+01:00, Berlin)",
        Letterhead = new("Beispiel Maschinen AG", ["Musterstraße 12, 70173 Stuttgart, Germany", "Product security: psirt@beispiel.example, +49 711 000 000"]),
        Recipient = ["National CSIRT, coordinator", "Point of contact for product security", "By the single reporting platform"],
        Particulars = [new("Your reference", Phrase.Missing("none yet")), new("Version", "2, corrects version 1 of 28 November 2026")],
        Tlp = TlpLabel.AmberStrict,
        Blocks =
        [
            new Block.Paragraph("We report, under Article 14(2)(a) of Regulation (EU) 2024/2847, an actively exploited vulnerability contained in a product that we place on the market."),
            new Block.Heading("What is known"),
            new Block.Fields(
            [
                new("Product", "Gateway 4, firmware 4.2.0 to 4.2.7"),
                new("Vulnerability", "CVE-2021-44228, also named GHSA-jfh8-c2jp-5v3q"),
                new("Aware since", "28 November 2026, 23:05 (UTC+01:00)\nFirst report of a customer, confirmed by us at 23:40"),
                new("General nature of the exploit", Phrase.Missing("will follow with the notification, within 72 hours")),
                new("Member States where the product is available", "Austria, Belgium, Czechia, Germany, France, Italy, the Netherlands, Poland, Spain"),
            ]),
            new Block.Note("This report is incomplete on purpose: it is filed in time, and completed by the next stage."),
            new Block.Heading("What was done", 2),
            new Block.Listing(["Remote access of the affected releases was switched off for customers who asked for it.", "A fixed release, 4.2.8, is in test.", "Customers are told on the day of the release."]),
            new Block.Heading("What comes next", 2),
            new Block.Listing(["Notification with an assessment.", "Final report, 14 days after a measure is available."], IsNumbered: true),
            new Block.Heading("Act-by instants", 3),
            new Block.Table(
                [new("Duty") { Share = 4 }, new("Act by (UTC)") { Share = 3 }, new("Berlin") { Share = 3 }, new("Fields") { IsRight = true }],
                [
                    ["Early warning", Phrase.Strong("2026-11-29 22:05"), "29 Nov, 23:05", "9"],
                    ["Notification", "2026-12-01 22:05", "1 Dec, 23:05", "14"],
                    ["Final report", Phrase.Missing(), Phrase.Missing(), "21"],
                ]),
            new Block.Signatures([new("Erika Beispiel", "Head of product security"), new("", "Member of the management board")]),
            new Block.Part(DocumentLanguage.Chinese,
            [
                new Block.Heading("中文译本"),
                new Block.Paragraph("根据《欧盟条例 2024/2847》第十四条第二款（a）项，我方现就投放市场的产品中存在的、已被积极利用的漏洞提交“早期预警”——本译本仅供参考，以英文本为准……"),
                new Block.Fields(
                [
                    new("产品", "网关 4，固件 4.2.0 至 4.2.7"),
                    new("漏洞", "CVE-2021-44228"),
                    new("利用方式的一般性质", Phrase.Missing("将随 72 小时内的通报提供")),
                    new("收件机构名称", new("National CSIRT, coordinator") { Language = DocumentLanguage.English }),
                ]),
                new Block.Signatures([new("", "产品安全负责人")]),
            ], BeginsPage: true),
        ],
    };

    /// <summary>A report in Chinese.</summary>
    public static Document Chinese { get; } = new()
    {
        Language = DocumentLanguage.Chinese,
        Title = "网络产品安全漏洞报告",
        Reference = "CASE-0007/CN-RMSV-2D/1",
        Date = "2026年11月29日（北京时间）",
        Letterhead = new("示例云计算（北京）有限公司", ["北京市海淀区示例路1号，邮编100080", "安全应急响应中心：010-0000 0000，security@example.cn"]),
        Recipient = ["工业和信息化部", "网络安全威胁和漏洞信息共享平台"],
        Particulars = [new("报送方式", "平台在线填报")],
        Tlp = TlpLabel.Amber,
        Blocks =
        [
            new Block.Paragraph("依据《网络产品安全漏洞管理规定》第七条第（二）项，我单位作为网络产品提供者，现报送自有产品安全漏洞信息。下列信息截至报送时已经核实；尚未核实的内容，均已注明“缺失”，并将在后续报送中补充。"),
            new Block.Heading("一、漏洞基本情况"),
            new Block.Fields(
            [
                new("产品名称", "示例日志服务（Example Log Service）"),
                new("产品型号、版本", "3.1.0、3.1.1、3.2.0"),
                new("漏洞技术特点", "远程攻击者可通过特制的日志内容触发远程查找功能，进而执行任意代码。\n上游组件：org.apache.logging.log4j:log4j-core 2.14.1。"),
                new("危害和影响范围", Phrase.Missing("正在评估")),
            ]),
            new Block.Heading("二、处置情况", 2),
            new Block.Listing(["已于2026年11月28日通知上游供应商。", "已向受影响用户发布临时缓解措施；修复版本正在测试。"], IsNumbered: true),
            new Block.Heading("三、期限", 2),
            new Block.Table(
                [new("义务") { Share = 3 }, new("最晚办理时间（北京）") { Share = 3 }, new("状态") { Share = 2 }],
                [["向平台报送", Phrase.Strong("2026年11月30日 08:20"), "进行中"], ["通知上游供应商", "立即", "已完成"]]),
            new Block.Note("本报告由系统依据已记录的事实生成，内容由签署人核定。"),
            new Block.Signatures([new("张示例", "安全负责人"), new("", "单位负责人")]),
        ],
    };

    /// <summary>A table of many rows, each of several lines and with a mark at its beginning and its end.</summary>
    public static Document LongTable(int rows) => new()
    {
        Language = DocumentLanguage.English,
        Title = "Timeliness report, 2026",
        Reference = "TIMELINESS-2026",
        Date = "31 December 2026",
        Tlp = TlpLabel.Green,
        Blocks =
        [
            new Block.Heading("Duties of the year"),
            new Block.Table(
                [new("Duty") { Share = 3 }, new("Recipient · 收件机构") { Share = 4 }, new("Act by (UTC)") { Share = 3 }, new("Result") { Share = 2 }, new("Hours") { IsRight = true }],
                [.. Enumerable.Range(1, rows).Select(row => (IReadOnlyList<Phrase>)
                [
                    $"begin-{row:D4} early warning of an exploited vulnerability, end-{row:D4}", $"Coordinator CSIRT no. {row}\n国家计算机网络应急技术处理协调中心，第{row}号",
                    "2026-11-29 22:05", row % 7 == 0 ? Phrase.Strong("late") : "met", $"{row % 24}",
                ])]),
        ],
    };
}
