using System.Globalization;

namespace Rectify.Documents.Content;

/// <summary>What a page says of itself, in its language.</summary>
internal sealed record PageWords(
    string Reference, string Date, string To, string PageBefore, string PageBetween, string PageBehind, string PlaceAndDate, string Signature, string Colon, string Missing, string MissingWhy)
{
    private static readonly PageWords English = new("Reference", "Date", "To", "Page ", " of ", "", "Place and date", "Signature", ": ", "[missing]", "[missing: {0}]");

    private static readonly PageWords Chinese = new("编号", "日期", "致", "第 ", " 页，共 ", " 页", "地点、日期", "签字（盖章）", "：", "【缺失】", "【缺失：{0}】");

    /// <summary>The words of a language.</summary>
    public static PageWords In(DocumentLanguage language) => language == DocumentLanguage.Chinese ? Chinese : English;

    /// <summary>What is to be read at the spot of a phrase. That something is missing is said in words, for colours are lost in a copy.</summary>
    public string Said(Phrase phrase)
    {
        if (!phrase.IsMissing) return phrase.Text;
        var words = phrase.Language is { } language ? In(language) : this;
        return phrase.Text.Length == 0 ? words.Missing : string.Format(CultureInfo.InvariantCulture, words.MissingWhy, phrase.Text);
    }
}
