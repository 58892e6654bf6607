using System.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>
/// Puts the proof of a case together: what the ledger holds of it and of its submissions and orders, the exact files that those name,
/// and the rules and calendars that the case was read under.
/// </summary>
public static class CaseProof
{
    /// <summary>
    /// The bundle's bytes. The answer must have been recorded (<see cref="RecordAnswer"/>), which names the rules and calendars by their
    /// hashes, and the log numbered up to date (<see cref="Workspace.NumberAsync"/>).
    /// </summary>
    /// <param name="session">Decides, by its viewer, what there is.</param>
    /// <param name="answer">The case and what it owes.</param>
    /// <param name="parts">What submissions and orders add.</param>
    /// <param name="law">The files of the rule book.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Task<Result<byte[]>> WriteAsync(
        ReadSession session, CaseAnswer answer, IReadOnlyList<ProofPart> parts, IReadOnlyList<RuleFile> law, CancellationToken cancellationToken) =>
        WriteAsync(session, answer, parts, law, since: null, cancellationToken);

    /// <summary>The same, with the proof that the log went on from a checkpoint that somebody was shown earlier.</summary>
    public static async Task<Result<byte[]>> WriteAsync(
        ReadSession session, CaseAnswer answer, IReadOnlyList<ProofPart> parts, IReadOnlyList<RuleFile> law, SignedNote? since, CancellationToken cancellationToken)
    {
        var subjects = parts.SelectMany(part => part.Subjects).Prepend(new Subject("case", answer.Case.Id.Value));
        if (!(await BundleExport.OfAsync(session, subjects, since, cancellationToken)).Succeeded(out var bundle, out var problems)) return problems;
        foreach (var file in parts.SelectMany(part => part.Files)) bundle.AddFile(file.Role, file.Name, file.Bytes);
        AddLaw(bundle, answer, law);
        return bundle.ToArray();
    }

    /// <summary>The rules that say something about this case, and the calendars that they count with.</summary>
    private static void AddLaw(BundleWriter bundle, CaseAnswer answer, IReadOnlyList<RuleFile> law)
    {
        var rules = answer.Evaluation.Obligations.Where(duty => duty.Trigger is not null).Select(duty => duty.Rule).DistinctBy(rule => rule.File).ToList();
        var texts = law.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text.ReplaceLineEndings("\n")), StringComparer.Ordinal);
        foreach (var rule in rules)
            if (texts.TryGetValue(rule.File, out var text)) bundle.AddFile(BundleRole.Rules, Path.GetFileName(rule.File), text);
        foreach (var calendar in rules.Select(rule => rule.Calendar).OfType<string>().Distinct(StringComparer.Ordinal))
            if (texts.TryGetValue($"rules/calendars/{calendar}.yaml", out var text)) bundle.AddFile(BundleRole.Calendar, $"{calendar}.yaml", text);
    }
}
