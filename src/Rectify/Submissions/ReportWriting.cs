using System.Security.Cryptography;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions;

/// <summary>Fills the form of a duty's rule and writes the bytes of a version.</summary>
internal static class ReportWriting
{
    /// <summary>What a notice says when the law prescribes no form: enough for its reader to act on.</summary>
    private static readonly IReadOnlyList<FormField> Notice =
    [
        new("product_name", new("Product", "产品"), FieldNeed.Optional, null, null),
        new("product_version", new("Version", "版本"), FieldNeed.Optional, null, null),
        new("component_name", new("Component", "组件"), FieldNeed.Optional, null, null),
        new("cve_id", new("Vulnerability", "漏洞编号"), FieldNeed.Optional, null, null),
        new("severity_description", new("Severity", "严重程度"), FieldNeed.Optional, null, null),
        new("general_information", new("What is known", "已知情况"), FieldNeed.Required, null, null),
        new("user_measures", new("What to do", "建议措施"), FieldNeed.Optional, null, null),
    ];

    /// <summary>The fields that a report under a rule has.</summary>
    public static IReadOnlyList<FormField> FormOf(Rule rule) => rule.Form?.Fields ?? Notice;

    /// <summary>The version, or what is wrong with the author's values: an unknown field, a text over the form's limit.</summary>
    public static async Task<Result<SubmissionVersion>> WriteAsync(
        Change change,
        CaseAnswer answer,
        Obligation duty,
        IReadOnlyDictionary<string, string> values,
        int number,
        CancellationToken cancellationToken)
    {
        var form = FormOf(duty.Rule);
        var language = duty.Rule.Languages.Contains("zh") ? Language.Chinese : Language.English;
        var known = await KnownValues.OfAsync(change.Session, answer.Case, duty.Trigger?.When.Earliest, cancellationToken);

        var problems = new Problems();
        foreach (var name in values.Keys.Where(name => form.All(field => field.Name != name)))
            problems.Add(SubmissionProblems.NoSuchField(name, duty.RuleId));
        IReadOnlyList<ReportField> fields =
        [
            .. form.Select(field => new ReportField(
                field, (values.TryGetValue(field.Name, out var said) ? said : known.GetValueOrDefault(field.Name, "")).Trim())),
        ];
        foreach (var field in fields)
            problems.AddIf(field.IsTooLong, SubmissionProblems.FieldTooLong(field.Field.Name, field.Field.MaxLength ?? 0));
        if (problems.Any) return problems;

        var title = new Text(duty.Rule.Title.English, duty.Rule.Title.Chinese).In(language);
        var bytes = ReportText.Write(title, fields, language);
        return new SubmissionVersion(
            number,
            bytes,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            [.. fields.Where(field => field.IsMissing).Select(field => field.Field.Name)],
            change.Now);
    }
}
