using Microsoft.AspNetCore.Components;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.LawBook;

/// <summary>All versions of a rule, the newest first.</summary>
public partial class RulePage : LivePage
{
    private IReadOnlyList<Rule>? versions;
    private Terms? terms;

    /// <summary>The rule's id.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var rules = (await Here.Instance.LawsAsync(Gone)).Rules;
        terms = rules.Terms;
        versions = [.. rules.Rules.Where(rule => rule.Id == Id).OrderByDescending(rule => rule.Version)];
    }

    private IEnumerable<(Text Head, Text Text)> Lines(Rule rule)
    {
        if (terms is null) yield break;
        yield return (RuleTexts.Law, Citations.Whole(rule));
        yield return (RuleTexts.ForceHead, ClocksTexts.Of(rule.Force));
        yield return (RuleTexts.InForce, RuleTexts.From(LocalDatePattern.Iso.Format(rule.Validity.From), rule.Validity.To is { } to ? LocalDatePattern.Iso.Format(to) : null));
        yield return (RuleTexts.ConfidenceHead, ClocksTexts.Basis(rule.Confidence, LocalDatePattern.Iso.Format(rule.CheckedOn)));
        yield return (RuleTexts.Binds, TableText.Bound(rule.Binds, terms));
        yield return (RuleTexts.Starts, RuleTexts.List(rule.Trigger.Facts.Select(ClocksTexts.Of)));
        yield return (RuleTexts.TimeHead, RuleTexts.TimeOf(rule.Period));
        foreach (var row in TableText.Tables(rule.Period).SelectMany(table => TableText.Rows(table, terms))) yield return (RuleTexts.Rows, row);
        foreach (var counting in rule.Counting) yield return (RuleTexts.Counting, Both(Text.Same(Words.Of(counting)), ClocksTexts.Of(counting)));
        foreach (var recipient in rule.Recipients)
        {
            yield return (RuleTexts.RecipientHead, ClocksTexts.Of(recipient.Name));
            if (recipient.Contact is { } contact) yield return (RuleTexts.Contact, Text.Same(contact));
            foreach (var next in recipient.SharedWith) yield return (RuleTexts.SharedWith, ClocksTexts.Of(next));
        }
        if (rule.Languages.Count > 0) yield return (RuleTexts.Languages, RuleTexts.List(rule.Languages.Select(LawsTexts.LanguageOf)));
        yield return (RuleTexts.MetBy, RuleTexts.Of(rule.MetBy));
        foreach (var (head, text) in new[] { (RuleTexts.Note, rule.Note), (RuleTexts.Penalty, rule.Penalty), (RuleTexts.Retention, rule.Retention?.Text) })
            if (text is not null) yield return (head, ClocksTexts.Of(text));
        foreach (var prohibition in rule.Prohibitions) yield return (RuleTexts.Forbids, Both(Citations.Of(prohibition.Article, rule.Jurisdiction), ClocksTexts.Of(prohibition.Text)));
    }

    private static Text Both(Text first, Text second) => new($"{first.English}: {second.English}", $"{first.Chinese}：{second.Chinese}");
}
