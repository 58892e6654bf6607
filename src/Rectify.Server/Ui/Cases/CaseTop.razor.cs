using NodaTime;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Scoring;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Documents.Content;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Submissions.Papers;

namespace Rectify.Server.Ui.Cases;

/// <summary>The top of a case.</summary>
public partial class CaseTop : CasePart
{
    private string? Exploited => Sheet.Known.FirstOrDefault(known => known.Circumstance == Circumstances.ActivelyExploited)?.Answer;

    /// <summary>Each vulnerability with all its ids, and what the sources say of it, as its findings carry that.</summary>
    private IReadOnlyList<Rating> Rated =>
        [.. Sheet.About.Vulnerabilities.Select(name => Rating.Of(name, Sheet.Vectors.GetValueOrDefault(name, []), Sheet.Findings.Where(finding => finding.Vulnerability is { } known && (known.Name == name || known.Names.Contains(name))).ToList()))];

    private DutyRow? Next => Sheet.Rows.FirstOrDefault(row => row.Next.IsOpen && row.NotApplicable is null && row.Next.ActBy is not null);

    private IEnumerable<(int Count, Text Word, string Colour)> Counts
    {
        get
        {
            var owed = Sheet.Rows.SelectMany(row => row.Duties).Where(duty => duty.IsOpen && Sheet.Answer.NotApplicableTo(duty) is null).ToList();
            var late = owed.Count(duty => duty.ActBy < Sheet.Now);
            var met = Sheet.Rows.SelectMany(row => row.Duties).Where(duty => duty.State == ObligationState.Met).ToList();
            return
            [
                (late, CasesTexts.CountLate, late > 0 ? "overdue" : ""),
                (owed.Count - late, CasesTexts.CountOwed, ""),
                (met.Count(duty => duty.Acknowledgement is null), CasesTexts.CountMet, ""),
                (met.Count(duty => duty.Acknowledgement is not null), CasesTexts.CountReceipts, ""),
            ];
        }
    }

    private Task<Document?> CardAsync(CancellationToken cancellation) =>
        Here.ReadAsync((reading, token) => CaseCard.OfAsync(reading, Sheet.About.Id, Sheet.Laws, Here.Now, Here.Zone, Here.Language, token), cancellation);

    private sealed record Rating(string Name, IReadOnlyList<string> Others, IReadOnlyList<SourcedVector> Vectors, decimal? Score, string? Vector, Severity Severity, bool Rated, decimal? Epss, LocalDate? ListedOn)
    {
        public static Rating Of(string name, IReadOnlyList<SourcedVector> vectors, IReadOnlyList<Finding> findings)
        {
            var worst = findings.MaxBy(finding => finding.Score ?? -1);
            return new(
                name, [.. findings.SelectMany(finding => finding.Vulnerability?.Names ?? []).Distinct().Where(other => other != name).Order(StringComparer.Ordinal)],
                vectors, worst?.Score, worst?.Vector, worst?.Severity ?? Severity.None, worst?.Severity is not null, findings.Max(finding => finding.Epss), findings.Min(finding => finding.KevListedOn));
        }
    }
}
