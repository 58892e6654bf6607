using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Imports.Mapping;
using Rectify.Inventory;
using Rectify.Parties;

namespace Rectify.Imports.Planning;

/// <summary>Open cases of another tool, with what happened in them.</summary>
internal sealed partial class ImportPlan
{
    private RowOutcome OpenCase(RowCells cells)
    {
        var (reference, title) = (cells.Needed(ImportColumns.Reference), cells.Needed(ImportColumns.Title));
        var kind = cells.Word<CaseKind>(ImportColumns.Kind, CaseTexts.Of) ?? CaseKind.Vulnerability;
        var assets = Assets(cells);
        var vulnerabilities = cells.List(ImportColumns.Vulnerabilities);
        if (vulnerabilities.Any(name => name.Length > Names.Limit)) cells.Refuse(ImportColumns.Vulnerabilities, ImportTexts.TooLong(Names.Limit));
        var named = cells.List(ImportColumns.ClosedTo).Select(name => Person(cells, ImportColumns.ClosedTo, name)).OfType<PersonId>().ToList();
        if (cells.IsRefused) return RowOutcome.NotTaken;
        var key = Names.Key(reference);
        // What another tool still says of a case is no news once the case is here: people work on it here.
        if (world.Cases.ContainsKey(key)) return RowOutcome.Same;
        NewCases.Add(new(reference, new OpenCase(title, kind, assets, vulnerabilities, cells.Text(ImportColumns.ClosedTo) is null ? null : named)));
        world.Cases.Add(key, new Case { Id = new(newId()), Sequence = 0, Title = title, Kind = kind, Assets = assets, Vulnerabilities = vulnerabilities, OpenedAt = now });
        return RowOutcome.Made;
    }

    /// <summary>The releases and systems that a case is about. One that is not known is left out and told: the case is opened without it.</summary>
    private IReadOnlyList<AssetId> Assets(RowCells cells)
    {
        var assets = new List<AssetId>();
        foreach (var text in cells.List(ImportColumns.Releases))
        {
            var releases = AssetNames.Release(text) is not var (product, version) ? []
                : world.Products.Of(Names.Key(product)).Select(known => world.Releases.GetValueOrDefault((known.Id, version))).OfType<Release>().ToList();
            if (releases is [var only]) assets.Add(only.Id);
            else cells.LeaveOut(ImportColumns.Releases, ImportTexts.ReleaseUnknown(text));
        }
        foreach (var text in cells.List(ImportColumns.Systems))
            if (world.Systems.Of(Names.Key(text)) is [var only]) assets.Add(only.Id);
            else cells.LeaveOut(ImportColumns.Systems, ImportTexts.SystemNotOne(text));
        return [.. assets.Distinct()];
    }

    /// <summary>
    /// A fact that happened. What was sent to somebody, acknowledged, published or done is none of a file's business: a person says it, for it ends a duty.
    /// </summary>
    private RowOutcome Fact(RowCells cells)
    {
        var reference = cells.Needed(ImportColumns.Case);
        var kind = cells.Word<FactKind>(ImportColumns.Fact, ClocksTexts.Of, needed: true);
        var when = cells.When(ImportColumns.When, ImportColumns.Zone);
        if (kind is FactKind.Submitted or FactKind.Acknowledged or FactKind.Published or FactKind.Done) cells.Refuse(ImportColumns.Fact, ImportTexts.ActIsAPersons);
        if (reference.Length > 0 && !world.Cases.ContainsKey(Names.Key(reference))) cells.Refuse(ImportColumns.Case, ImportTexts.CaseUnknown);
        if (cells.IsRefused || kind is not { } what || when is not { } occurred) return RowOutcome.NotTaken;
        var about = world.Cases[Names.Key(reference)];
        var (how, by) = (cells.Text(ImportColumns.HowKnown, 1_500), cells.Text(ImportColumns.By, 200));
        var fact = new RecordFact(about.Id, what, occurred)
        {
            Group = cells.Text(ImportColumns.About, Names.Limit),
            Recipient = cells.Text(ImportColumns.Recipient, Names.Limit),
            Stage = cells.Text(ImportColumns.Stage, Names.Limit),
            HowKnown = by is null ? how : how is null ? $"according to {by}" : $"{how} (according to {by})",
            Evidence = [$"imported from {cells.Row.Place}", .. cells.List(ImportColumns.Evidence).Take(20).Select(item => item.Length <= 500 ? item : item[..500])],
        };
        var problems = new Problems();
        fact.Check(problems, isElsewhere: false, now);
        foreach (var problem in problems) cells.Refuse(ImportColumns.Fact, problem.Message);
        if (cells.IsRefused) return RowOutcome.NotTaken;
        if (!world.Facts.Add(FactKey.Of(about.Id, fact))) return RowOutcome.Same;
        NewFacts.Add((about, fact));
        return RowOutcome.Made;
    }
}
