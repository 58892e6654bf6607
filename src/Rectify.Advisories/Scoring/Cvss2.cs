namespace Rectify.Advisories.Scoring;

/// <summary>CVSS 2.0 (FIRST, "A Complete Guide to the Common Vulnerability Scoring System", June 2007, section 3.2).</summary>
internal static class Cvss2
{
    private static readonly string[] Temporal = ["E", "RL", "RC"];
    private static readonly string[] Environmental = ["CDP", "TD", "CR", "IR", "AR"];

    private static readonly Metrics Metrics = new(
        isOrdered: true,
        "AV:L,A,N AC:H,M,L Au:M,S,N C:N,P,C I:N,P,C A:N,P,C",
        "ND=E:U,POC,F,H RL:OF,TF,W,U RC:UC,UR,C",
        "ND=CDP:N,L,LM,MH,H TD:N,L,M,H CR:L,M,H IR:L,M,H AR:L,M,H");

    public static CvssScore? Score(string vector, ReadOnlySpan<char> metrics, out CvssProblem? problem)
    {
        if (Metrics.Read(metrics, out problem) is not { } values) return null;
        var (c, i, a) = (Impact(values["C"]), Impact(values["I"]), Impact(values["A"]));
        var exploitability = 20m * AccessVector(values["AV"]) * AccessComplexity(values["AC"]) * Authentication(values["Au"]);
        var threat = Exploit(values["E"]) * Remediation(values["RL"]) * Confidence(values["RC"]);

        var score = Base(10.41m * (1 - (1 - c) * (1 - i) * (1 - a)), exploitability);
        var adjustedImpact = 10.41m
            * (1 - (1 - c * Requirement(values["CR"])) * (1 - i * Requirement(values["IR"])) * (1 - a * Requirement(values["AR"])));
        var adjusted = Round(Base(Math.Min(10m, adjustedImpact), exploitability) * threat);
        return new(
            CvssVersion.V20,
            vector,
            score,
            values.Defines(Temporal) ? Round(score * threat) : null,
            values.Defines(Environmental) ? Round((adjusted + (10 - adjusted) * Damage(values["CDP"])) * Targets(values["TD"])) : null);
    }

    private static decimal Base(decimal impact, decimal exploitability) =>
        impact == 0 ? 0m : Round((0.6m * impact + 0.4m * exploitability - 1.5m) * 1.176m);

    private static decimal Round(decimal score) => Math.Round(score, 1, MidpointRounding.AwayFromZero);

    private static decimal AccessVector(string value) => value switch { "L" => 0.395m, "A" => 0.646m, _ => 1m };

    private static decimal AccessComplexity(string value) => value switch { "H" => 0.35m, "M" => 0.61m, _ => 0.71m };

    private static decimal Authentication(string value) => value switch { "M" => 0.45m, "S" => 0.56m, _ => 0.704m };

    private static decimal Impact(string value) => value switch { "N" => 0m, "P" => 0.275m, _ => 0.660m };

    private static decimal Exploit(string value) => value switch { "U" => 0.85m, "POC" => 0.9m, "F" => 0.95m, _ => 1m };

    private static decimal Remediation(string value) => value switch { "OF" => 0.87m, "TF" => 0.90m, "W" => 0.95m, _ => 1m };

    private static decimal Confidence(string value) => value switch { "UC" => 0.90m, "UR" => 0.95m, _ => 1m };

    private static decimal Damage(string value) => value switch { "L" => 0.1m, "LM" => 0.3m, "MH" => 0.4m, "H" => 0.5m, _ => 0m };

    private static decimal Targets(string value) => value switch { "N" => 0m, "L" => 0.25m, "M" => 0.75m, _ => 1m };

    private static decimal Requirement(string value) => value switch { "L" => 0.5m, "H" => 1.51m, _ => 1m };
}
