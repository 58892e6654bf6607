using System.Text;
using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;

namespace Rectify.Orders;

/// <summary>
/// The skeleton of the reply that an order asks for: per item its number, description, cause and measures, completion, date and
/// attachments, then the signature. It is filled with what the store knows and marks what is missing; it invents nothing.
/// </summary>
public static class OrderReply
{
    /// <summary>The reply as Markdown text in one language.</summary>
    /// <param name="order">The order.</param>
    /// <param name="items">Its items with their evidence.</param>
    /// <param name="issuer">The authority's name.</param>
    /// <param name="addressee">Our legal entity's name.</param>
    /// <param name="zone">The issuer's zone, in which instants are written.</param>
    /// <param name="language">The language of the reply.</param>
    /// <param name="now">Stands at the end, as the time at which the skeleton was written.</param>
    public static string Write(
        Order order, IReadOnlyList<OrderItem> items, string issuer, string addressee, DateTimeZone zone, Language language, Instant now)
    {
        string Say(Text text) => text.In(language);
        string Local(Instant instant) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(instant.InZone(zone).LocalDateTime)
            + $" ({zone.Id})";
        int Count(ItemState state) => items.Count(item => item.State == state);

        var (evidenced, disputed, mitigated) = (Count(ItemState.EvidenceSubmitted), Count(ItemState.Disputed), Count(ItemState.Mitigated));
        var text = new StringBuilder();
        text.Append("# ").AppendLine(Say(OrderTexts.ReplyTitle(order.Number))).AppendLine();
        text.Append("> ").AppendLine(Say(OrderTexts.Draft)).AppendLine();
        Line(text, Say(OrderTexts.To), issuer);
        Line(text, Say(OrderTexts.From), addressee);
        Line(text, Say(OrderTexts.Served), Local(order.ServedAt));
        Line(text, Say(OrderTexts.RectifyBy), LocalDatePattern.Iso.Format(order.RectifyBy));
        if (order.LegalBasis.Length > 0) Line(text, Say(OrderTexts.LegalBasis), order.LegalBasis);
        text.AppendLine().AppendLine(Say(OrderTexts.Summary(items.Count, evidenced, disputed, mitigated, items.Count - evidenced - disputed - mitigated)));

        foreach (var item in items)
        {
            text.AppendLine().AppendLine($"## {Say(OrderTexts.Item(item.Line.Number))}").AppendLine();
            Line(text, Say(OrderTexts.Description), item.Line.Description);
            if (item.Line.System.Length > 0) Line(text, Say(OrderTexts.System), item.Line.System);
            if (item.Line.Clause.Length > 0) Line(text, Say(OrderTexts.Clause), item.Line.Clause);
            if (item.Line.Requirement.Length > 0) Line(text, Say(OrderTexts.Requirement), item.Line.Requirement);
            Line(text, Say(OrderTexts.RectifyBy), LocalDatePattern.Iso.Format(item.Line.DueOn ?? order.RectifyBy));
            Line(text, Say(OrderTexts.State), Say(OrderTexts.Of(item.State)));
            if (item.Remark.Length > 0) Line(text, Say(OrderTexts.Remark), item.Remark);
            Line(text, Say(OrderTexts.CauseAndMeasures), Say(OrderTexts.CauseMissing));
            Line(text, Say(OrderTexts.CompletedOn), Say(OrderTexts.DateMissing));
            Line(text, Say(OrderTexts.Attachments), item.Evidence.Count == 0 ? Say(OrderTexts.EvidenceMissing) : "");
            foreach (var evidence in item.Evidence)
                text.AppendLine($"  - {OneLine(evidence.FileName)}: {OneLine(evidence.Says)} (SHA-256 {evidence.Sha256})");
        }

        text.AppendLine().AppendLine(Say(OrderTexts.Signature)).AppendLine();
        text.AppendLine($"{Say(OrderTexts.WrittenAt)} {Local(now)}");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string value) => text.AppendLine($"- **{name}**: {OneLine(value)}".TrimEnd());

    /// <summary>What the authority or we wrote stays text: a line break in it must not become structure.</summary>
    private static string OneLine(string value) => value.ReplaceLineEndings(" ").Replace("\u0000", "", StringComparison.Ordinal);
}
