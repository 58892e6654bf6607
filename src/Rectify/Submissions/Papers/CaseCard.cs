using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Cases.Files;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Documents.Content;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Inventory;
using Rectify.Storage;
using Rectify.Submissions.Recipients;

namespace Rectify.Submissions.Papers;

/// <summary>
/// What one needs of a case when the program does not answer: what happened, what is owed to whom and by when in three zones, where to file and whom to call,
/// and the authorities' forms in their own order with what is known.
/// </summary>
public static class CaseCard
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <summary>The card of a case; null when there is no such case for this viewer.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="id">The case.</param>
    /// <param name="laws">The laws that it is read under.</param>
    /// <param name="now">The instant as of which it is computed.</param>
    /// <param name="zone">The zone of whoever takes it along.</param>
    /// <param name="language">Their language; forms stay in the recipient's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Document?> OfAsync(
        ReadSession session, CaseId id, Laws laws, Instant now, DateTimeZone zone, Language language, CancellationToken cancellationToken)
    {
        if (await CaseAnswers.ObligationsOfAsync(session, id, laws, now, cancellationToken) is not { } answer) return null;
        var about = answer.Case;
        var all = await FactStore.OfCaseAsync(session, id, cancellationToken);
        var replaced = all.Select(fact => fact.Supersedes).ToHashSet();
        var facts = all.Where(fact => fact.Retracted is null && !replaced.Contains(fact.Id)).OrderBy(fact => fact.Occurred.Earliest).ToList();
        var ready = await ReadinessStore.AllAsync(session, cancellationToken);
        var owed = answer.Evaluation.Obligations.Where(duty => duty.IsOpen && answer.NotApplicableTo(duty) is null)
            .OrderBy(duty => duty.ActBy ?? Instant.MaxValue).ThenBy(duty => answer.NameOf(duty).English, StringComparer.Ordinal).ToList();
        var assets = await AssetStore.FindAsync(session, about.Assets, cancellationToken);
        return new Document
        {
            Language = PaperLanguage.Of(language),
            Title = $"{PaperTexts.CaseCard.In(language)} {about.Number}: {about.Title}",
            Reference = about.Number,
            Date = $"{PaperTexts.AsOf.In(language)} {Utc(now)} UTC",
            Tlp = TlpOf(about.Tlp),
            Particulars =
            [
                .. about.Vulnerabilities.Count > 0 ? new[] { new Field(PaperTexts.Vulnerabilities.In(language), string.Join(", ", about.Vulnerabilities)) } : [],
                .. assets.Count > 0 ? new[] { new Field(PaperTexts.Products.In(language), string.Join(", ", assets.Values.Select(asset => asset.Name).Order(StringComparer.Ordinal))) } : [],
            ],
            Blocks =
            [
                new Block.Heading(PaperTexts.Follows.In(language)),
                Duties(answer, owed, zone, language),
                new Block.Fields(Reached(answer, owed, ready, language)),
                new Block.Heading(PaperTexts.Happened.In(language)),
                new Block.Table(
                    [new(PaperTexts.When.In(language)) { Share = 2 }, new(PaperTexts.What.In(language)) { Share = 2 }, new(PaperTexts.How.In(language)) { Share = 4 }],
                    [.. facts.Select(fact => (IReadOnlyList<Phrase>)[Told(fact), ClocksTexts.Of(fact.Kind).In(language), fact.HowKnown ?? ""])]),
                .. await FormsAsync(session, answer, owed, language, cancellationToken),
                new Block.Note(PaperTexts.CardWhy.In(language)),
            ],
        };
    }

    /// <summary>How the marks of cases are written on papers.</summary>
    public static TlpLabel? TlpOf(TlpMark? mark) => mark switch
    {
        TlpMark.Clear => TlpLabel.Clear,
        TlpMark.Green => TlpLabel.Green,
        TlpMark.Amber => TlpLabel.Amber,
        TlpMark.AmberStrict => TlpLabel.AmberStrict,
        TlpMark.Red => TlpLabel.Red,
        _ => null,
    };

    private static Block.Table Duties(CaseAnswer answer, IReadOnlyList<Obligation> owed, DateTimeZone zone, Language language) => new(
        [new(PaperTexts.ActBy.In(language)) { Share = 3 }, new(PaperTexts.ToWhom.In(language)) { Share = 5 }, new(PaperTexts.State.In(language)) { Share = 2 }],
        [.. owed.Select(duty => (IReadOnlyList<Phrase>)
        [
            ActBy(duty, zone, language),
            $"{answer.NameOf(duty).In(language)}\n{ClocksTexts.Of(duty.Rule.Title).In(language)} ({duty.Rule.Article})",
            ClocksTexts.Of(duty.State).In(language),
        ])]);

    /// <summary>The same instant three times: in UTC, where whoever carries the card lives, and where the recipient counts its days.</summary>
    private static Phrase ActBy(Obligation duty, DateTimeZone zone, Language language)
    {
        if (duty.ActBy is not { } at) return PaperTexts.NoNumber.In(language);
        var theirs = DateTimeZoneProviders.Tzdb.GetZoneOrNull(duty.Rule.Zone) ?? DateTimeZone.Utc;
        return string.Join('\n', new[] { DateTimeZone.Utc, zone, theirs }.DistinctBy(each => each.Id).Select(each => $"{Minute.Format(at.InZone(each).LocalDateTime)} {each.Id}"));
    }

    /// <summary>Where to file, whom to call, and our number there, once a recipient; apart from the table, so that no address is broken over lines.</summary>
    private static IReadOnlyList<Field> Reached(CaseAnswer answer, IReadOnlyList<Obligation> owed, IReadOnlyDictionary<string, Readiness> ready, Language language) =>
        [.. from duty in owed.DistinctBy(duty => duty.Recipient)
            let said = ready.GetValueOrDefault(duty.To.Id)
            let lines = new[] { said?.Address is { Length: > 0 } address ? address : duty.To.Contact ?? "", said?.Phone ?? "", said?.EntityNumber ?? "" }.Where(line => line.Length > 0).ToList()
            where lines.Count > 0
            select new Field(answer.NameOf(duty).In(language), string.Join('\n', lines))];

    private static Phrase Told(CaseFact fact) =>
        fact.Occurred.IsUncertain ? $"{Utc(fact.Occurred.Earliest)} – {Utc(fact.Occurred.Latest)}" : Utc(fact.Occurred.Earliest);

    private static string Utc(Instant at) => Minute.Format(at.InUtc().LocalDateTime);

    /// <summary>The forms of the authorities, with what would stand in them now.</summary>
    private static async Task<IReadOnlyList<Block>> FormsAsync(
        ReadSession session, CaseAnswer answer, IReadOnlyList<Obligation> owed, Language language, CancellationToken cancellationToken)
    {
        var (blocks, submissions) = (new List<Block>(), await SubmissionStore.ListAsync(session, answer.Case.Id, cancellationToken));
        foreach (var duty in owed.Where(duty => duty.Rule is { Form: not null, MetBy: MetBy.Sent or MetBy.Received } && duty.To.Kind == RecipientKind.Authority))
        {
            var begun = submissions.LastOrDefault(submission => submission.IsUnder(duty));
            var fields = await ReportWriting.FieldsAsync(session, answer, duty, begun, SaidFields.Nothing, cancellationToken);
            var theirs = ReportWriting.LanguageOf(duty.Rule);
            blocks.Add(new Block.Heading(PaperTexts.Fields($"{answer.NameOf(duty).In(language)}, {duty.Rule.Stage}").In(language), 2));
            blocks.Add(new Block.Part(PaperLanguage.Of(theirs),
                [new Block.Fields([.. fields.Where(field => field.Told.Length > 0 || field.IsMissing).Select(field =>
                    new Field(field.Label(theirs), field.Told.Length > 0 ? field.Told : Phrase.Missing()))])]));
        }
        return blocks;
    }
}
