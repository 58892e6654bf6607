using Rectify.Foundation;

namespace Rectify.Cases;

/// <summary>What is asked of a reason that a person gives.</summary>
internal static class Reasons
{
    private const int Limit = 2_000;

    public static void Check(Problems problems, string? reason)
    {
        problems.AddIf(string.IsNullOrWhiteSpace(reason), CaseProblems.ReasonMissing);
        problems.AddIf(reason?.Length > Limit, CaseProblems.TooLong(CaseTexts.Reason, Limit));
    }
}
