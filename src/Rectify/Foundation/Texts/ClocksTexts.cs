using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Foundation.Texts;

/// <summary>What the clock engine's words and codes say to a person.</summary>
public static partial class ClocksTexts
{
    /// <summary>The one line that stands with every clock, explanation and packet.</summary>
    public static Text PersonDecides => new(
        "Computed from cited text; not legal advice; a person decides.", "依据所引条文计算，不构成法律意见，由人作出决定。");

    /// <summary>The line with the rule's confidence and the date of the law data.</summary>
    public static Text Basis(Confidence confidence, string checkedOn) => new(
        $"Rule {Of(confidence).English}; law data checked on {checkedOn}.", $"规则{Of(confidence).Chinese}；法律数据核对日期：{checkedOn}。");

    /// <summary>A text that a rule file carries.</summary>
    public static Text Of(RuleText text) => new(text.English, text.Chinese);

    /// <summary>Where an obligation stands.</summary>
    public static Text Of(ObligationState state) => state switch
    {
        ObligationState.NotTriggered => new("not started", "未起算"),
        ObligationState.Running => new("running", "进行中"),
        ObligationState.Contested => new("contested", "存在争议"),
        ObligationState.Overdue => new("overdue", "已逾期"),
        ObligationState.NotApplicable => new("does not apply", "不适用"),
        ObligationState.Met => new("met", "已履行"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>How the act that met an obligation stands to its deadline.</summary>
    public static Text Of(MetTiming timing) => timing switch
    {
        MetTiming.OnTime => new("on time", "按时"),
        MetTiming.Contested => new("contested: between the two readings", "存在争议：介于两种读法之间"),
        MetTiming.Late => new("late", "逾期"),
        MetTiming.CannotSay => new("cannot say", "无法判断"),
        _ => throw new ArgumentOutOfRangeException(nameof(timing), timing, null),
    };

    /// <summary>Why lateness cannot be judged.</summary>
    public static Text Of(CannotSayReason reason) => reason switch
    {
        CannotSayReason.NoLegalNumber => new("the law gives no number", "法律未规定具体时限"),
        CannotSayReason.LatestNotKnown => new("the latest arguable deadline is not known", "最晚可主张的期限未知"),
        CannotSayReason.CalendarIncomplete => new("the calendar lists only the holidays that several places share; one of the recipient's own may move the other reading", "日历仅收录多地共有的假日，接收方所在地的假日可能使另一读法顺延"),
        CannotSayReason.RuleNotVerified => new("the rule is not verified against the text, and nobody has adopted it", "规则未对照条文原文核实，亦无人确认采用"),
        CannotSayReason.ApplicabilityNotKnown => new("it is not known whether the rule binds", "规则是否适用尚不明确"),
        CannotSayReason.Provisional => new("it rests on a signal that nobody has confirmed", "依据的线索尚未经人确认"),
        CannotSayReason.NotADuty => new("it is not a duty", "并非义务"),
        CannotSayReason.KeepingNotSeen => new("whether it was kept cannot be seen", "无法得知是否已保存"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>How binding a rule is.</summary>
    public static Text Of(Force force) => force switch
    {
        Force.Mandatory => new("legal duty", "法定义务"),
        Force.Programme => new("programme", "加入计划所承担的义务"),
        Force.Contractual => new("contractual", "合同义务"),
        Force.Encouraged => new("encouraged", "鼓励"),
        Force.Voluntary => new("voluntary", "自愿"),
        _ => throw new ArgumentOutOfRangeException(nameof(force), force, null),
    };

    /// <summary>How sure we are of a rule.</summary>
    public static Text Of(Confidence confidence) => confidence switch
    {
        Confidence.Confirmed => new("confirmed", "已对照条文原文核实"),
        Confidence.Secondary => new("not verified against the text (secondary source)", "未对照条文原文核实（二手资料）"),
        Confidence.Own => new("not verified against the text (own knowledge)", "未对照条文原文核实（自有知识）"),
        Confidence.Unsure => new("unsure, disabled", "不确定，已停用"),
        _ => throw new ArgumentOutOfRangeException(nameof(confidence), confidence, null),
    };

    /// <summary>Yes, no, or not known.</summary>
    public static Text Of(Answer answer) => answer switch
    {
        Answer.Yes => new("yes", "是"),
        Answer.No => new("no", "否"),
        Answer.Unknown => new("not known", "未知"),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
    };

    /// <summary>What somebody is to an asset.</summary>
    public static Text Of(Role role) => role switch
    {
        Role.Provider => new("provider", "提供者"),
        Role.Operator => new("operator", "运营者"),
        Role.Finder => new("finder", "发现者"),
        Role.Coordinator => new("coordinator", "协调者"),
        Role.Authority => new("authority", "主管机关"),
        Role.Importer => new("importer", "进口商"),
        Role.Distributor => new("distributor", "分销商"),
        Role.AuthorisedRepresentative => new("authorised representative", "授权代表"),
        Role.OpenSourceSteward => new("open-source steward", "开源软件管理者"),
        Role.Controller => new("controller", "个人信息控制者"),
        Role.Processor => new("processor", "个人信息受托处理者"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>What happened.</summary>
    public static Text Of(FactKind kind) => kind switch
    {
        FactKind.Discovered => new("discovered", "发现"),
        FactKind.Learned => new("learned", "获知"),
        FactKind.Aware => new("aware", "知悉"),
        FactKind.Noticed => new("noticed", "注意到"),
        FactKind.Suspected => new("suspected", "怀疑"),
        FactKind.Classified => new("classified", "完成分级"),
        FactKind.Determined => new("determined", "作出认定"),
        FactKind.ReasonablyBelieved => new("reasonably believed", "合理相信"),
        FactKind.Occurred => new("occurred", "发生"),
        FactKind.FixReady => new("fix ready", "修补措施可用"),
        FactKind.FixDeployed => new("fix deployed", "修补措施已部署"),
        FactKind.PatchReleased => new("patch released", "补丁已发布"),
        FactKind.KevListed => new("listed as known exploited", "列入已知被利用清单"),
        FactKind.AssetDetected => new("detected on an asset", "在资产上检出"),
        FactKind.Evaluated => new("evaluated", "完成评估"),
        FactKind.ExploitPublic => new("exploit public", "利用代码已公开"),
        FactKind.AttacksObserved => new("attacks observed", "观察到攻击"),
        FactKind.PublicAware => new("public", "公众知悉"),
        FactKind.Received => new("received", "收到"),
        FactKind.Requested => new("asked for", "被要求"),
        FactKind.NotifiedByAuthority => new("notified by an authority", "主管机关通报"),
        FactKind.AuthorityDecided => new("decided by an authority", "主管机关决定"),
        FactKind.NewFactsConfirmed => new("new facts confirmed", "确认新情况"),
        FactKind.InformationAvailable => new("missing information available", "缺失信息已可获得"),
        FactKind.ContactStarted => new("first attempt to reach the vendor", "首次联系厂商"),
        FactKind.ReportedOrally => new("reported by word of mouth", "口头报告"),
        FactKind.Introduced => new("came into use", "投入使用"),
        FactKind.OrderServed => new("order served", "通知书送达"),
        FactKind.PaymentMade => new("payment made", "已付款"),
        FactKind.HandlingEnded => new("handling ended", "处置结束"),
        FactKind.RectifyBy => new("rectify by", "整改期限"),
        FactKind.ReplyBy => new("reply by", "答复期限"),
        FactKind.DueSet => new("date set by an authority", "主管机关指定的日期"),
        FactKind.GoesLive => new("goes live", "上线"),
        FactKind.DelayedUntil => new("delayed until", "推迟至"),
        FactKind.ExtendedTo => new("extended to", "延期至"),
        FactKind.Submitted => new("submitted", "已报送"),
        FactKind.Acknowledged => new("acknowledged", "已回执"),
        FactKind.Published => new("published", "已发布"),
        FactKind.Done => new("done", "已完成"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A circumstance of the case.</summary>
    public static Text Of(Circumstance circumstance) => Of(circumstance.Name);

    /// <summary>What a circumstance is answered with.</summary>
    public static Text Answers(Circumstance circumstance) => circumstance.Takes switch
    {
        AnswerKind.YesNo => new("yes or no", "yes 或者 no"),
        AnswerKind.Number => new("a whole number", "整数"),
        AnswerKind.Word => new(
            $"one of {string.Join(", ", circumstance.Words.Select(w => w.Key))}",
            $"以下之一：{string.Join("、", circumstance.Words.Select(w => $"{w.Key}（{w.Value.Chinese}）"))}"),
        _ => throw new ArgumentOutOfRangeException(nameof(circumstance), circumstance.Takes, null),
    };

    /// <summary>An answer to a circumstance.</summary>
    public static Text AnswerTo(Circumstance circumstance, string answer) => answer switch
    {
        Circumstances.Yes => new("yes", "是"),
        Circumstances.No => new("no", "否"),
        _ => circumstance.Words.FirstOrDefault(w => w.Key == answer).Value is { } name ? Of(name) : Text.Same(answer),
    };

    /// <summary>The unit of a period.</summary>
    public static Text Of(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Minutes => new("minutes", "分钟"),
        PeriodUnit.Hours => new("hours", "小时"),
        PeriodUnit.Days => new("days", "日"),
        PeriodUnit.WorkingDays => new("working days", "个工作日"),
        PeriodUnit.Months => new("months", "个月"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    /// <summary>Who a recipient is.</summary>
    public static Text Of(RecipientKind kind) => kind switch
    {
        RecipientKind.Authority => new("authority", "主管机关"),
        RecipientKind.ProductProvider => new("product provider", "产品提供者"),
        RecipientKind.Users => new("users", "用户"),
        RecipientKind.Internal => new("internal", "内部"),
        RecipientKind.Individuals => new("individuals", "个人"),
        RecipientKind.Customers => new("customers", "客户"),
        RecipientKind.Public => new("the public", "公众"),
        RecipientKind.Partner => new("partner", "合作方"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Whether a field of a form must be filled.</summary>
    public static Text Of(FieldNeed need) => need switch
    {
        FieldNeed.Required => new("required", "必填"),
        FieldNeed.Optional => new("optional", "选填"),
        FieldNeed.IfAvailable => new("required if available", "如有则必填"),
        FieldNeed.Carried => new("carried forward", "沿用上一阶段"),
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
    };

    /// <summary>How a counting code counts, in one sentence.</summary>
    public static Text Of(CountingCode code) => code switch
    {
        CountingCode.HoursElapsed => new(
            "elapsed hours that nothing stops", "按实际经过的小时计算，不中断"),
        CountingCode.Eu1182Hours => new(
            "Regulation 1182/71: act by the elapsed hours; the other reading leaves the hour of the event out and ends with the last full hour",
            "第1182/71号条例：行动期限按实际经过的小时计算；另一读法不计事件发生的那一小时，至最后一个完整小时结束时为止"),
        CountingCode.Eu1182Days => new(
            "Regulation 1182/71: the day of the event is left out; act by 24:00 of the last day; the other reading moves past weekends and holidays and holds two working days",
            "第1182/71号条例：不计事件当日，于最后一日24时前行动；另一读法遇周末和假日顺延，且期间至少含两个工作日"),
        CountingCode.CnCivilDays => new(
            "Civil Code Arts. 201-204: the day of the event is left out; act by 24:00 of the last day; the other reading moves past rest days",
            "《民法典》第二百零一条至第二百零四条：不计开始当日，于最后一日24时前行动；另一读法遇法定休假日顺延"),
        CountingCode.EuMonths => new(
            "Regulation 1182/71: months end with the same number of day; act by its 24:00; the other reading moves past weekends and holidays",
            "第1182/71号条例：以月计算的期间，至最后一月的相应日届满；于该日24时前行动；另一读法遇周末和假日顺延"),
        CountingCode.DoraNoon => new(
            "Delegated Regulation 2025/301: act by the end as it falls; where it falls on a rest day, the other reading is noon of the next working day",
            "第2025/301号授权条例：行动期限为期间自然届满之时；届满之日为休息日的，另一读法为下一个工作日正午"),
        CountingCode.CnAdminWd => new(
            "working days, statutory rest days left out, made-up weekends counted", "工作日，不计法定休假日，计入调休上班日"),
        CountingCode.UsBusiness => new(
            "business days, without Saturdays, Sundays and federal holidays; the day of the event is left out", "营业日，不计周六、周日和联邦假日；不计事件当日"),
        CountingCode.UsCalendar => new(
            "calendar days; the day of the event is left out, nothing moves the last day", "自然日；不计事件当日，最后一日不顺延"),
        CountingCode.FrOuvrables => new(
            "every day but Sundays and public holidays", "除周日和公共假日外的每一日"),
        CountingCode.CalendarDays => new(
            "calendar days; the day of the event is left out; the other reading moves past rest days", "自然日；不计事件当日；另一读法遇休息日顺延"),
        CountingCode.WorkingDays => new(
            "working days of the recipient's calendar; the day of the event is left out", "按接收方日历计算的工作日；不计事件当日"),
        CountingCode.CalendarMonths => new(
            "calendar months; the other reading moves past rest days", "自然月；另一读法遇休息日顺延"),
        CountingCode.CnRmsv2D => new(
            "\"within 2 days\" is not defined: act within 48 hours; the other reading ends at 24:00 in Beijing of the second day after, moved past rest days",
            "“2日内”如何计算，法律未作规定：行动期限按48小时计算；另一读法至发现后第二日24时（北京时间）结束，遇法定休假日顺延"),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
