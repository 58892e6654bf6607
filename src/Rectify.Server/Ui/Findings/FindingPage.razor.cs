using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Findings.Scans;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Scanning.Packages;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Findings;

/// <summary>One finding.</summary>
public partial class FindingPage : LivePage
{
    private Shown? shown;
    private Decided? decided;
    private Problems? problems;
    private bool deciding, missing;

    /// <summary>Its id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        shown = !Foundation.Id.TryParse(Id, out var key) ? null : await Here.ReadAsync(async (reading, token) =>
        {
            if (await FindingStore.FindAsync(reading, new FindingId(key), token) is not { } finding) return null;
            var stated = await FindingStatements.OfAsync(reading, finding, Here.Now, token);
            var sightings = (await SightingStore.OfFindingsAsync(reading, [finding.Id], token))[finding.Id].ToList();
            return new Shown(
                finding, (await AssetStore.FindAsync(reading, finding.Asset, token))?.Name ?? "",
                finding.Vulnerability is { } vulnerability ? await CaseStore.OfVulnerabilityAsync(reading, vulnerability.Name, token) : [],
                [
                    .. stated.Governing is { } governing ? [(governing, FindingPageTexts.Counts)] : Array.Empty<(KeptStatement, Text)>(),
                    .. stated.Superseded.Select(one => (one, FindingPageTexts.Superseded)), .. stated.Undecided.Select(one => (one, FindingPageTexts.Undecided)),
                ],
                await SaidBefore.OfAsync(reading, finding.Id, token), sightings, await CheckStore.FindAsync(reading, sightings.Select(sighting => sighting.Check.ToString()), token),
                (await PersonStore.ListAsync(reading, token)).ToDictionary(person => person.Id.ToString(), person => person.Name));
        }, Gone);
        missing = shown is null;
    }

    private async Task DecidedAsync(Decided done)
    {
        (deciding, decided) = (false, done);
        await AgainAsync();
    }

    private async Task UndoAsync()
    {
        if (decided is not { } done) return;
        problems = await Undo.DoAsync(Here, done, Gone);
        decided = null;
        await AgainAsync();
    }

    private static Text Sayer(Shown known) => known.Finding.Said switch
    {
        { By: SaidBy.Person, Author: var who } => FindingPageTexts.ByPerson(known.NameOf(who ?? "")),
        { By: SaidBy.Statement, Author: var who } => FindingPageTexts.ByStatement(who ?? ""),
        _ => FindingPageTexts.ByNobody,
    };

    private static string Version(Finding finding) => PackageUrl.TryParse(finding.Purl, out var purl, out _) ? purl.Version ?? "" : "";

    /// <summary>Everything that the page shows, of one snapshot.</summary>
    private sealed record Shown(
        Finding Finding, string AssetName, IReadOnlyList<Case> Cases, IReadOnlyList<(KeptStatement Statement, Text How)> Stated, IReadOnlyList<SaidBefore> Said,
        IReadOnlyList<Sighting> Sightings, IReadOnlyDictionary<string, DescribedCheck> Checks, IReadOnlyDictionary<string, string> Names)
    {
        public string NameOf(string who) => Names.GetValueOrDefault(who, who);
    }
}
