namespace Rectify.Advisories.Vex;

/// <summary>The words of the three formats, each to the one closed list. A word that says something else is not bent to fit.</summary>
internal static class VexWords
{
    /// <summary>OpenVEX <c>status</c>.</summary>
    public static StatedStatus? OpenVexStatus(string word) => word switch
    {
        "not_affected" => StatedStatus.NotAffected,
        "affected" => StatedStatus.Affected,
        "fixed" => StatedStatus.Fixed,
        "under_investigation" => StatedStatus.UnderInvestigation,
        _ => null,
    };

    /// <summary>CycloneDX <c>analysis/state</c> (impactAnalysisState).</summary>
    public static StatedStatus? CycloneDxStatus(string word) => word switch
    {
        "resolved" or "resolved_with_pedigree" => StatedStatus.Fixed,
        "exploitable" => StatedStatus.Affected,
        "in_triage" => StatedStatus.UnderInvestigation,
        "false_positive" or "not_affected" => StatedStatus.NotAffected,
        _ => null,
    };

    /// <summary>CSAF <c>product_status</c> (§3.2.3.9). <c>recommended</c> is advice, not a status.</summary>
    public static StatedStatus? CsafStatus(string word) => word switch
    {
        "fixed" or "first_fixed" => StatedStatus.Fixed,
        "known_affected" or "first_affected" or "last_affected" => StatedStatus.Affected,
        "known_not_affected" => StatedStatus.NotAffected,
        "under_investigation" => StatedStatus.UnderInvestigation,
        _ => null,
    };

    /// <summary>OpenVEX <c>justification</c> and CSAF <c>flags/label</c> are the same five words.</summary>
    public static StatedJustification? Justification(string word) => word switch
    {
        "component_not_present" => StatedJustification.ComponentNotPresent,
        "vulnerable_code_not_present" => StatedJustification.VulnerableCodeNotPresent,
        "vulnerable_code_not_in_execute_path" => StatedJustification.VulnerableCodeNotInExecutePath,
        "vulnerable_code_cannot_be_controlled_by_adversary" => StatedJustification.VulnerableCodeCannotBeControlledByAdversary,
        "inline_mitigations_already_exist" => StatedJustification.InlineMitigationsAlreadyExist,
        _ => null,
    };

    /// <summary>
    /// CycloneDX <c>analysis/justification</c> (impactAnalysisJustification). What needs a configuration, a dependency or an environment, or is
    /// protected outside of the product, is none of the five: there it depends on where the product runs.
    /// </summary>
    public static StatedJustification? CycloneDxJustification(string word) => word switch
    {
        "code_not_present" => StatedJustification.VulnerableCodeNotPresent,
        "code_not_reachable" => StatedJustification.VulnerableCodeNotInExecutePath,
        "protected_by_compiler" or "protected_at_runtime" => StatedJustification.InlineMitigationsAlreadyExist,
        _ => null,
    };
}
