using System.Security.Cryptography;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

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

    /// <summary>What a text may have where the form sets no limit, in UTF-16 units.</summary>
    public const int LongestText = 20_000;

    /// <summary>The fields that a report under a rule has.</summary>
    public static IReadOnlyList<FormField> FormOf(Rule rule) => rule.Form?.Fields ?? Notice;

    /// <summary>The language in which a report under a rule is filed.</summary>
    public static Language LanguageOf(Rule rule) => rule.Languages.Contains("zh") ? Language.Chinese : Language.English;

    /// <summary>
    /// The form filled: with what the author says, else with what the newest version says that a person wrote, else with what a person wrote in a former report to
    /// the same recipient, else with what the case knows by now.
    /// </summary>
    public static async Task<IReadOnlyList<ReportField>> FieldsAsync(
        ReadSession session, CaseAnswer answer, Obligation duty, Submission? submission, SaidFields said, CancellationToken cancellationToken)
    {
        var known = await KnownValues.OfAsync(session, answer.Case, duty.Trigger?.When.Earliest, cancellationToken);
        var newest = submission is null
            ? [] : (await SubmissionStore.FieldsAsync(session, submission, submission.Version, cancellationToken)).ToDictionary(field => field.Name, StringComparer.Ordinal);
        var former = await FormerAsync(session, answer.Case.Id, duty, submission?.Id, cancellationToken);
        return [.. FormOf(duty.Rule).Select(field => Fill(field, said, newest.GetValueOrDefault(field.Name), known, former))];
    }

    /// <summary>The version, or what is wrong with the author's values: an unknown field, a text over the form's limit.</summary>
    public static Result<(SubmissionVersion Version, IReadOnlyList<VersionField> Fields)> Write(
        Change change, Obligation duty, SaidFields said, IReadOnlyList<ReportField> fields, int number)
    {
        var problems = new Problems();
        foreach (var name in said.Names.Where(name => fields.All(field => field.Field.Name != name))) problems.Add(SubmissionProblems.NoSuchField(name, duty.RuleId));
        foreach (var field in fields)
        {
            problems.AddIf(field.IsTooLong, SubmissionProblems.FieldTooLong(field.Field.Name, field.Field.MaxLength ?? 0));
            problems.AddIf(field.Value.Length > LongestText || field.Beside.Length > LongestText, SubmissionProblems.FieldTooLong(field.Field.Name, LongestText));
        }
        if (problems.Any) return problems;

        var bytes = Bytes(duty.Rule, fields);
        var version = new SubmissionVersion(
            number, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), [.. fields.Where(field => field.IsMissing).Select(field => field.Field.Name)], change.Now)
        {
            WrittenBy = WhoActs.Of(change),
        };
        return (version, [.. fields.Where(field => field.Value.Length > 0 || field.Beside.Length > 0 || field.LeftOut)
            .Select(field => new VersionField(field.Field.Name, field.Value, field.Beside, field.Origin, field.LeftOut))]);
    }

    /// <summary>What would be filed, byte for byte.</summary>
    public static byte[] Bytes(Rule rule, IReadOnlyList<ReportField> fields)
    {
        var language = LanguageOf(rule);
        return ReportText.Write(new Text(rule.Title.English, rule.Title.Chinese).In(language), fields, language);
    }

    private static ReportField Fill(
        FormField field, SaidFields said, VersionField? newest, IReadOnlyDictionary<string, KnownValue> known, IReadOnlyDictionary<string, VersionField> former)
    {
        var beside = said.Beside.TryGetValue(field.Name, out var other) ? StoredText.Clean(other.Trim()) : newest?.Beside ?? "";
        var (value, origin) = Value();
        return new ReportField(field, value) { Beside = beside, Origin = origin, LeftOut = said.LeftOut?.Contains(field.Name) ?? newest?.LeftOut ?? false };

        (string, FieldOrigin) Value()
        {
            var knows = known.TryGetValue(field.Name, out var found) && found.Value.Length > 0;
            if (said.Values.TryGetValue(field.Name, out var text))
            {
                var clean = StoredText.Clean(text.Trim());
                if (knows && clean == found.Value) return (clean, found.Origin);
                if (newest is not null && clean == newest.Value) return (clean, newest.Origin);
                if (former.TryGetValue(field.Name, out var same) && clean == same.Value) return (clean, FieldOrigin.FormerReport);
                return (clean, clean.Length > 0 ? FieldOrigin.Author : FieldOrigin.None);
            }
            if (newest is { Origin: FieldOrigin.Author } written) return (written.Value, FieldOrigin.Author);
            var carried = former.GetValueOrDefault(field.Name);
            if (carried is { Value.Length: > 0, Origin: FieldOrigin.Author or FieldOrigin.FormerReport }) return (carried.Value, FieldOrigin.FormerReport);
            return knows ? (found.Value, found.Origin) : carried is { Value.Length: > 0 } ? (carried.Value, FieldOrigin.FormerReport) : ("", FieldOrigin.None);
        }
    }

    /// <summary>What the newest report of another stage to the same recipient says, by field name.</summary>
    private static async Task<IReadOnlyDictionary<string, VersionField>> FormerAsync(
        ReadSession session, CaseId about, Obligation duty, SubmissionId? own, CancellationToken cancellationToken)
    {
        var former = (await SubmissionStore.ListAsync(session, about, cancellationToken))
            .LastOrDefault(each => each.Id != own && each.Recipient == duty.Recipient && each.RuleId != duty.RuleId && each.Group == duty.Group);
        return former is null
            ? new Dictionary<string, VersionField>()
            : (await SubmissionStore.FieldsAsync(session, former, former.Version, cancellationToken)).Where(field => !field.LeftOut).ToDictionary(field => field.Name, StringComparer.Ordinal);
    }
}
