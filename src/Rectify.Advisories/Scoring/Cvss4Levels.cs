namespace Rectify.Advisories.Scoring;

/// <summary>
/// The effective metrics of a 4.0 vector, each as the number of steps below its most severe value. The specification measures the
/// distance from "the" highest vector of a macrovector; where there are several, they all have the same sum of steps, so the distance
/// is the sum here less that sum.
/// </summary>
internal readonly struct Cvss4Levels
{
    private readonly int _av, _pr, _ui, _ac, _at, _vc, _vi, _va, _sc, _si, _sa, _cr, _ir, _ar, _e;

    public Cvss4Levels(MetricValues values, bool withThreat, bool withEnvironment)
    {
        string Of(string metric) => withEnvironment && values["M" + metric] is var modified and not "X" ? modified : values[metric];

        int Step(string metric, string scale) => scale.IndexOf(Of(metric)[0], StringComparison.Ordinal);

        // Not defined is the worst case.
        int Requirement(string metric) => withEnvironment ? Math.Max(0, "HML".IndexOf(values[metric][0], StringComparison.Ordinal)) : 0;

        (_av, _pr, _ui) = (Step("AV", "NALP"), Step("PR", "NLH"), Step("UI", "NPA"));
        (_ac, _at) = (Step("AC", "LH"), Step("AT", "NP"));
        (_vc, _vi, _va) = (Step("VC", "HLN"), Step("VI", "HLN"), Step("VA", "HLN"));
        (_sc, _si, _sa) = (Step("SC", "SHLN"), Step("SI", "SHLN"), Step("SA", "SHLN"));
        (_cr, _ir, _ar) = (Requirement("CR"), Requirement("IR"), Requirement("AR"));
        _e = withThreat ? Math.Max(0, "APU".IndexOf(values["E"][0], StringComparison.Ordinal)) : 0;
    }

    public bool HasNoImpact => (_vc, _vi, _va, _sc, _si, _sa) == (2, 2, 2, 3, 3, 3);

    public Cvss4Macrovector Macrovector => new(
        Eq1: _av == 0 && _pr == 0 && _ui == 0 ? 0 : (_av == 0 || _pr == 0 || _ui == 0) && _av != 3 ? 1 : 2,
        Eq2: _ac == 0 && _at == 0 ? 0 : 1,
        Eq3: _vc == 0 && _vi == 0 ? 0 : _vc == 0 || _vi == 0 || _va == 0 ? 1 : 2,
        Eq4: _si == 0 || _sa == 0 ? 0 : _sc == 1 || _si == 1 || _sa == 1 ? 1 : 2,
        Eq5: _e,
        Eq6: _cr == 0 && _vc == 0 || _ir == 0 && _vi == 0 || _ar == 0 && _va == 0 ? 0 : 1);

    public int Distance1 => _av + _pr + _ui - Macrovector.Top1;

    public int Distance2 => _ac + _at - Macrovector.Top2;

    public int Distance36 => _vc + _vi + _va + _cr + _ir + _ar - Macrovector.Top36;

    public int Distance4 => _sc + _si + _sa - Macrovector.Top4;
}
