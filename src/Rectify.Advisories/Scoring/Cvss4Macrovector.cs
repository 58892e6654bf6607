namespace Rectify.Advisories.Scoring;

/// <summary>
/// Six equivalence levels (0 is the worst): exploitability, complexity, impact here, impact elsewhere, exploit maturity, and whether what
/// is hit is required highly.
/// </summary>
internal readonly record struct Cvss4Macrovector(int Eq1, int Eq2, int Eq3, int Eq4, int Eq5, int Eq6)
{
    /// <summary>How many steps a vector can go down inside this level (specification, table 30).</summary>
    public int Depth1 => Eq1 switch { 0 => 1, 1 => 4, _ => 5 };

    public int Depth2 => Eq2 switch { 0 => 1, _ => 2 };

    public int Depth36 => (Eq3, Eq6) switch { (0, 0) => 7, (0, _) => 6, (1, _) => 8, _ => 10 };

    public int Depth4 => Eq4 switch { 0 => 6, 1 => 5, _ => 4 };

    /// <summary>The sum of steps of the highest vectors of this level: AV:P/PR:N/UI:N and AV:A/PR:L/UI:P are both three steps down.</summary>
    public int Top1 => Eq1 switch { 0 => 0, 1 => 1, _ => 3 };

    public int Top2 => Eq2;

    public int Top36 => (Eq3, Eq6) switch { (0, 0) => 0, (1, 0) => 1, _ => 3 };

    public int Top4 => Eq4 switch { 0 => 1, 1 => 3, _ => 6 };
}
