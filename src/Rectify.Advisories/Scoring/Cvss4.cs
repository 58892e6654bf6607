namespace Rectify.Advisories.Scoring;

/// <summary>
/// CVSS 4.0 (FIRST, specification document, section 8). A vector belongs to one of 270 macrovectors, six levels of equivalence; its score
/// is the macrovector's, less the mean of how far it is on the way to the next lower macrovector in each direction.
/// </summary>
internal static class Cvss4
{
    private static readonly string[] Threat = ["E"];
    private static readonly string[] Environmental =
        ["CR", "IR", "AR", "MAV", "MAC", "MAT", "MPR", "MUI", "MVC", "MVI", "MVA", "MSC", "MSI", "MSA"];

    private static readonly Metrics Metrics = new(
        isOrdered: true,
        "AV:N,A,L,P AC:L,H AT:N,P PR:N,L,H UI:N,P,A VC:H,L,N VI:H,L,N VA:H,L,N SC:H,L,N SI:H,L,N SA:H,L,N",
        "X=E:A,P,U",
        "X=CR:H,M,L IR:H,M,L AR:H,M,L",
        "X=MAV:N,A,L,P MAC:L,H MAT:N,P MPR:N,L,H MUI:N,P,A MVC:H,L,N MVI:H,L,N MVA:H,L,N MSC:H,L,N MSI:S,H,L,N MSA:S,H,L,N",
        "X=S:N,P AU:N,Y R:A,U,I V:D,C RE:L,M,H U:Clear,Green,Amber,Red");

    public static CvssScore? Score(string vector, ReadOnlySpan<char> metrics, out CvssProblem? problem)
    {
        if (Metrics.Read(metrics, out problem) is not { } values) return null;
        var hasThreat = values.Defines(Threat);
        return new(
            CvssVersion.V40,
            vector,
            Score(new(values, withThreat: false, withEnvironment: false)),
            hasThreat ? Score(new(values, withThreat: true, withEnvironment: false)) : null,
            values.Defines(Environmental) ? Score(new(values, withThreat: true, withEnvironment: true)) : null);
    }

    private static decimal Score(Cvss4Levels levels)
    {
        if (levels.HasNoImpact) return 0m;
        var macro = levels.Macrovector;
        var score = Cvss4Macrovectors.Score(macro) ?? 0m;

        // Each step: the next lower macrovector, how far this vector is from the highest one of its own, and how far it can get.
        var (sum, directions) = (0m, 0);
        void Toward(decimal? lower, int distance, int depth)
        {
            if (lower is not { } next) return;
            directions++;
            sum += (score - next) * distance / depth;
        }

        Toward(Cvss4Macrovectors.Score(macro with { Eq1 = macro.Eq1 + 1 }), levels.Distance1, macro.Depth1);
        Toward(Cvss4Macrovectors.Score(macro with { Eq2 = macro.Eq2 + 1 }), levels.Distance2, macro.Depth2);
        Toward(LowerImpact(macro), levels.Distance36, macro.Depth36);
        Toward(Cvss4Macrovectors.Score(macro with { Eq4 = macro.Eq4 + 1 }), levels.Distance4, macro.Depth4);
        // Exploit maturity has one value a level: there is no distance, but it counts in the mean.
        Toward(Cvss4Macrovectors.Score(macro with { Eq5 = macro.Eq5 + 1 }), 0, 1);

        if (directions > 0) score -= sum / directions;
        // The small lift makes a tie that division left just below itself round up, as the reference calculators do.
        return Math.Round(Math.Clamp(score, 0m, 10m) + 0.000001m, 1, MidpointRounding.AwayFromZero);
    }

    /// <summary>Impact and requirements (EQ3 and EQ6) go down together; from the top there are two ways, and the higher one counts.</summary>
    private static decimal? LowerImpact(Cvss4Macrovector macro) => (macro.Eq3, macro.Eq6) switch
    {
        (0, 0) => Max(Cvss4Macrovectors.Score(macro with { Eq6 = 1 }), Cvss4Macrovectors.Score(macro with { Eq3 = 1 })),
        (1, 0) => Cvss4Macrovectors.Score(macro with { Eq6 = 1 }),
        _ => Cvss4Macrovectors.Score(macro with { Eq3 = macro.Eq3 + 1 }),
    };

    private static decimal? Max(decimal? left, decimal? right) => left is null || right > left ? right : left;
}
