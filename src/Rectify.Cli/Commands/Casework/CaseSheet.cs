using NodaTime;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Inventory;
using Rectify.Orders;
using Rectify.Parties;
using Rectify.Submissions;

namespace Rectify.Cli.Commands.Casework;

/// <summary>Everything that the report of a case shows, read in one snapshot.</summary>
internal sealed record CaseSheet(
    CaseAnswer Answer,
    IReadOnlyList<CaseFact> Facts,
    IReadOnlyList<Signal> Signals,
    IReadOnlyList<FiledSubmission> Submissions,
    IReadOnlyCollection<ReadyText> Ready,
    IReadOnlyList<Asset> Assets,
    IReadOnlyList<Finding> Findings,
    Order? Order,
    IReadOnlyDictionary<PersonId, string> People)
{
    public static Task<CaseSheet> ReadAsync(CaseDesk desk, CaseAnswer answer) => desk.ReadAsync(async (session, token) =>
    {
        var about = answer.Case;
        var submissions = new List<FiledSubmission>();
        foreach (var submission in await SubmissionStore.ListAsync(session, about.Id, token))
            if (await SubmissionStore.FindVersionAsync(session, submission, submission.Version, token) is { } version)
                submissions.Add(new(submission, version, await SubmissionStore.AcknowledgementsAsync(session, submission, token)));
        var assets = new List<Asset>();
        foreach (var id in about.Assets)
            if (await AssetStore.FindAsync(session, id, token) is { } asset) assets.Add(asset);
        var findings = new List<Finding>();
        foreach (var name in about.Vulnerabilities)
            findings.AddRange((await FindingStore.OfVulnerabilityAsync(session, name, token)).Where(finding => about.Assets.Contains(finding.Asset)));
        var people = await PersonStore.ListAsync(session, token);
        return new CaseSheet(
            answer,
            await FactStore.OfCaseAsync(session, about.Id, token),
            await SignalStore.OfCaseAsync(session, about.Id, token),
            submissions,
            await ReadyTexts.OfAsync(session, about.Id, token),
            assets,
            [.. findings.DistinctBy(finding => finding.Id)],
            await OrderStore.FindByCaseAsync(session, about.Id, token),
            people.ToDictionary(person => person.Id, person => person.Name));
    });
}

/// <summary>A submission with its newest version and what came back.</summary>
internal sealed record FiledSubmission(Submission Submission, SubmissionVersion Version, IReadOnlyList<Acknowledgement> Receipts);
