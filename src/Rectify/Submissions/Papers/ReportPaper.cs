using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Documents.Content;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Submissions.Papers;

/// <summary>A report as a letter: the fields of the recipient's form in its order and words, on our letterhead, in the language in which it is filed.</summary>
public static class ReportPaper
{
    /// <summary>The letter of one version.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">Which version; what its fields hold.</param>
    /// <param name="fields">What stands in them, in the order of the form.</param>
    /// <param name="sender">Who sends it: our legal entity.</param>
    /// <param name="tlp">To whom it may be given on; null where the case says nothing.</param>
    public static Document Of(Composition report, SubmissionVersion version, IReadOnlyList<ReportField> fields, string sender, TlpLabel? tlp)
    {
        var language = report.Language;
        return new Document
        {
            Language = PaperLanguage.Of(language),
            Title = ClocksTexts.Of(report.Rule.Title).In(language),
            Reference = $"{report.Answer.Case.Number}/{report.Rule.Stage}/{version.Number}",
            Date = LocalDatePattern.Iso.Format(version.WrittenAt.InZone(DateTimeZoneProviders.Tzdb[report.Rule.Zone]).Date),
            Letterhead = new(sender, []),
            Recipient = [report.Recipient.In(language)],
            Particulars =
            [
                new(PaperTexts.Law.In(language), $"{ClocksTexts.Of(report.Rule.Law).In(language)}, {report.Rule.Article}"),
                .. version.Corrects is { } corrects ? new[] { new Field(new Text("Corrects", "更正").In(language), $"{PaperTexts.Version(corrects).In(language)}: {version.Correction}") } : [],
            ],
            Tlp = tlp,
            Blocks =
            [
                new Block.Fields([.. fields.Where(field => field.Told.Length > 0 || field.IsMissing).Select(field =>
                    new Field(field.Label(language), field.Told.Length > 0 ? field.Told : Phrase.Missing()))]),
                new Block.Note($"{PaperTexts.Hash.In(language)}: {version.Sha256}"),
            ],
        };
    }
}

/// <summary>The languages of texts as those of documents.</summary>
internal static class PaperLanguage
{
    public static DocumentLanguage Of(Language language) => language == Language.Chinese ? DocumentLanguage.Chinese : DocumentLanguage.English;
}
