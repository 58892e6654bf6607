namespace Rectify.Advisories.Scoring;

/// <summary>CVSS 3.0 and 3.1 (FIRST, specification documents, section 7: formulas; 7.4: weights).</summary>
internal static class Cvss3
{
    private static readonly string[] Temporal = ["E", "RL", "RC"];
    private static readonly string[] Environmental = ["CR", "IR", "AR", "MAV", "MAC", "MPR", "MUI", "MS", "MC", "MI", "MA"];

    private static readonly Metrics Metrics = new(
        isOrdered: false,
        "AV:N,A,L,P AC:L,H PR:N,L,H UI:N,R S:U,C C:H,L,N I:H,L,N A:H,L,N",
        "X=E:H,F,P,U RL:U,W,T,O RC:C,R,U",
        "X=CR:H,M,L IR:H,M,L AR:H,M,L MAV:N,A,L,P MAC:L,H MPR:N,L,H MUI:N,R MS:U,C MC:N,L,H MI:N,L,H MA:N,L,H");

    public static CvssScore? Score(CvssVersion version, string vector, ReadOnlySpan<char> metrics, out CvssProblem? problem)
    {
        if (Metrics.Read(metrics, out problem) is not { } values) return null;
        var threat = Exploit(values["E"]) * Remediation(values["RL"]) * Confidence(values["RC"]);
        var score = RoundUp(version, Base(values));
        return new(
            version,
            vector,
            score,
            values.Defines(Temporal) ? RoundUp(version, score * threat) : null,
            values.Defines(Environmental) ? RoundUp(version, RoundUp(version, Modified(version, values)) * threat) : null);
    }

    private static decimal Base(MetricValues values)
    {
        var isChanged = values["S"] == "C";
        var iss = 1 - (1 - Impact(values["C"])) * (1 - Impact(values["I"])) * (1 - Impact(values["A"]));
        var impact = isChanged ? 7.52m * (iss - 0.029m) - 3.25m * Power(iss - 0.02m, 15) : 6.42m * iss;
        return Combine(isChanged, impact, Exploitability(isChanged, values["AV"], values["AC"], values["PR"], values["UI"]));
    }

    private static decimal Modified(CvssVersion version, MetricValues values)
    {
        string Of(string metric) => values["M" + metric] is var modified and not "X" ? modified : values[metric];

        var isChanged = Of("S") == "C";
        var miss = Math.Min(
            0.915m,
            1 - (1 - Requirement(values["CR"]) * Impact(Of("C")))
                * (1 - Requirement(values["IR"]) * Impact(Of("I")))
                * (1 - Requirement(values["AR"]) * Impact(Of("A"))));
        var impact = (isChanged, version) switch
        {
            (false, _) => 6.42m * miss,
            (true, CvssVersion.V30) => 7.52m * (miss - 0.029m) - 3.25m * Power(miss - 0.02m, 15),
            // 3.1 changed this line only, so that a modified score cannot sink when an impact rises.
            (true, _) => 7.52m * (miss - 0.029m) - 3.25m * Power(miss * 0.9731m - 0.02m, 13),
        };
        return Combine(isChanged, impact, Exploitability(isChanged, Of("AV"), Of("AC"), Of("PR"), Of("UI")));
    }

    private static decimal Combine(bool isChanged, decimal impact, decimal exploitability) =>
        impact <= 0 ? 0m : Math.Min(10m, (isChanged ? 1.08m : 1m) * (impact + exploitability));

    private static decimal Exploitability(bool isChanged, string av, string ac, string pr, string ui) =>
        8.22m * AttackVector(av) * (ac == "L" ? 0.77m : 0.44m) * Privileges(isChanged, pr) * (ui == "N" ? 0.85m : 0.62m);

    /// <summary>
    /// The smallest number with one decimal that is not smaller. Version 3.1 first rounds at the fifth decimal, for the sake of
    /// floating-point implementations; it shows in exact arithmetic too.
    /// </summary>
    private static decimal RoundUp(CvssVersion version, decimal score) =>
        Math.Ceiling((version == CvssVersion.V31 ? Math.Round(score, 5, MidpointRounding.AwayFromZero) : score) * 10) / 10;

    private static decimal Power(decimal value, int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++) power *= value;
        return power;
    }

    private static decimal AttackVector(string value) => value switch { "N" => 0.85m, "A" => 0.62m, "L" => 0.55m, _ => 0.2m };

    private static decimal Privileges(bool isChanged, string value) => value switch
    {
        "N" => 0.85m,
        "L" => isChanged ? 0.68m : 0.62m,
        _ => isChanged ? 0.5m : 0.27m,
    };

    private static decimal Impact(string value) => value switch { "H" => 0.56m, "L" => 0.22m, _ => 0m };

    private static decimal Exploit(string value) => value switch { "U" => 0.91m, "P" => 0.94m, "F" => 0.97m, _ => 1m };

    private static decimal Remediation(string value) => value switch { "O" => 0.95m, "T" => 0.96m, "W" => 0.97m, _ => 1m };

    private static decimal Confidence(string value) => value switch { "U" => 0.92m, "R" => 0.96m, _ => 1m };

    private static decimal Requirement(string value) => value switch { "H" => 1.5m, "L" => 0.5m, _ => 1m };
}
