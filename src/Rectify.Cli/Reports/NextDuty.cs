using Rectify.Cases;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Reports;

/// <summary>The line after each change of a case: what must be done first.</summary>
internal static class NextDuty
{
    public static async Task PrintAsync(CaseDesk desk, CaseId id)
    {
        var answer = await desk.AnswerAsync(id, desk.Now);
        var (number, open) = (answer.Case.Number, answer.Evaluation.Obligations.Where(duty => duty.IsOpen).ToList());
        // The evaluation stands by act-by, and what has no number comes last.
        desk.Print(open.FirstOrDefault(duty => duty.ActBy is not null) is { ActBy: { } actBy } first
            ? CaseworkTexts.Next(number, open.Count, TimeTexts.At(actBy, desk.Zone), TimeTexts.Left(actBy - desk.Now), answer.NameOf(first))
            : open.Count > 0 ? CaseworkTexts.NextWithoutNumber(number, open.Count) : CaseworkTexts.NothingRuns(number));
    }
}
