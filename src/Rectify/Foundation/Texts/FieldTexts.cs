using Rectify.Clocks.Rules;

namespace Rectify.Foundation.Texts;

/// <summary>
/// What the fields of forms are called. A rule that knows what the recipient calls a field carries its label; the single reporting platform of the Union shows its
/// fields' own names, and for these the words stand here.
/// </summary>
public static class FieldTexts
{
    private static readonly Dictionary<string, Text> Known = new(StringComparer.Ordinal)
    {
        ["attack_vector"] = new("Attack vector", "攻击途径"),
        ["awareness_datetime_utc"] = new("When we became aware (UTC)", "知悉时间（UTC）"),
        ["component_name"] = new("Component", "组件名称"),
        ["corrective_available_date"] = new("When a corrective measure is available (UTC)", "纠正措施可用时间（UTC）"),
        ["corrective_measures_taken"] = new("Corrective measures taken", "已采取的纠正措施"),
        ["cve_id"] = new("CVE id", "CVE 编号"),
        ["end_of_support"] = new("End of support", "支持终止"),
        ["euvd_id"] = new("EUVD id", "欧盟漏洞数据库（EUVD）编号"),
        ["further_information_cdac"] = new("Further information for the coordinating CSIRT", "供协调机构参考的其他信息"),
        ["general_information"] = new("General information", "总体情况"),
        ["impact_description"] = new("Impact", "影响说明"),
        ["incident_datetime_utc"] = new("When the incident occurred (UTC)", "事件发生时间（UTC）"),
        ["incident_nature"] = new("Nature of the incident", "事件性质"),
        ["initial_assessment"] = new("Initial assessment", "初步评估"),
        ["malicious_actor"] = new("Malicious actor", "恶意行为者"),
        ["manufacturer_name"] = new("Manufacturer", "制造商名称"),
        ["member_states_available"] = new("Member states where the product was made available", "产品投放的成员国"),
        ["mitigating_measure_expected_shortly"] = new("Mitigating measure expected shortly", "预计近期可采取缓解措施"),
        ["mitigation_measures"] = new("Mitigation measures", "缓解措施"),
        ["notification_type"] = new("Type of notification", "通报类型"),
        ["particular_exceptional_circumstances"] = new("Particularly exceptional circumstances", "特别例外情形"),
        ["pec_delay_reason"] = new("Why passing it on should be delayed", "延迟转发的理由"),
        ["product_category"] = new("Product category", "产品类目"),
        ["product_class"] = new("Class of an important product", "重要产品的类别"),
        ["product_name"] = new("Product", "产品名称"),
        ["product_type"] = new("Type of product", "产品类型"),
        ["product_version"] = new("Version", "产品版本"),
        ["security_update_details"] = new("Security update", "安全更新详情"),
        ["sensitivity_justification"] = new("Why the information is sensitive", "信息敏感的理由"),
        ["severity_description"] = new("Severity", "严重程度说明"),
        ["summary"] = new("Summary", "摘要"),
        ["suspected_malicious"] = new("Suspected unlawful or malicious act", "是否怀疑由非法或者恶意行为引起"),
        ["threat_type_root_cause"] = new("Type of threat or root cause", "威胁类型或者根本原因"),
        ["title"] = new("Title", "标题"),
        ["user_action_reduce_impact"] = new("What users can do to reduce the impact", "用户可采取的减轻影响的措施"),
        ["user_measures"] = new("Measures for users", "建议用户采取的措施"),
    };

    /// <summary>The label that the rule carries, or the words of the field's name; the name itself when there are none.</summary>
    public static Text Of(FormField field) => field.Label is { } label ? ClocksTexts.Of(label) : Known.TryGetValue(field.Name, out var words) ? words : Text.Same(field.Name);

    /// <summary>A field of a rule's form by its name; the name itself when the form has no such field.</summary>
    public static Text Of(Rule rule, string name) => rule.Form?.Fields.FirstOrDefault(field => field.Name == name) is { } known ? Of(known) : Known.TryGetValue(name, out var words) ? words : Text.Same(name);
}
