using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Scoring;
using Rectify.Clocks.Evaluation;
using Rectify.Cli.Scanning;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation.Texts;
using Rectify.Scanning;

namespace Rectify.Cli.Reports;

/// <summary>A scan for people: a line a component, a row a vulnerability, then the clocks, then what the answer does not cover.</summary>
internal sealed class ScanReport(Screen screen, Session session, VulnerabilityScan scan, WhatIf? clocks)
{
    private static readonly Duration Stale = Duration.FromDays(14);

    private bool Narrow => screen.Width < 110;

    public void Write()
    {
        Title();
        if (scan.Found.Count > 0) Findings();
        Clocks();
        Limits();
        NoteTable.Write(screen, session, scan.Paths);
    }

    private void Title()
    {
        var components = scan.Paths.Sum(path => path.Result.Components.Count);
        var affected = scan.Found.Select(found => found.Match.QueryIndex).Distinct().Count();
        var vulnerabilities = scan.Found.Select(found => found.Match.VulnerabilityId).Distinct(StringComparer.Ordinal).Count();
        screen.Line(2, new Piece(session.Say(scan.Found.Count == 0 ? ScanTexts.Nothing(components) : ScanTexts.Found(vulnerabilities, affected, components)), Ink.Strong));
        var age = session.Clock.GetCurrentInstant() - Instant.FromDateTimeOffset(scan.Database.ImportedAt);
        List<Piece> basis = [new(session.Say(ScanTexts.DatabaseAge(TimeTexts.Ago(age))), age > Stale ? Ink.Soon : Ink.Faint)];
        basis.Add(new(scan.Database.Kev is { } kev ? $"  KEV {kev.Edition}" : $"  {session.Say(ScanTexts.NoFeed("KEV"))}", scan.Database.Kev is null ? Ink.Soon : Ink.Faint));
        basis.Add(new(scan.Database.Epss is { } epss ? $"  EPSS {epss.EditionAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? epss.Edition}" : $"  {session.Say(ScanTexts.NoFeed("EPSS"))}", Ink.Faint));
        screen.Line(2, [.. basis]);
    }

    private void Findings()
    {
        var grid = new Grid(2, new Column("", 8), new Column("", 3, Right: true), new Column("", 14), new Column("", 14), new Column("", 9), new Column("EPSS", 5, Right: true), new Column(session.Say(ScanTexts.HeadClocks), 1));
        foreach (var component in scan.Found.GroupBy(found => found.Match.QueryIndex))
        {
            var first = component.First();
            grid.AddLine(0, "");
            grid.AddLine(2, new Piece(Name(first.Component), Ink.StrongAccent), new Piece($"  {Place(first)}", Ink.Faint));
            foreach (var found in component) Row(grid, found);
        }
        grid.Write(screen);
    }

    private void Row(Grid grid, FoundVulnerability found)
    {
        var match = found.Match;
        var severity = match.Severity is { } rated ? session.Say(AdvisoriesTexts.Of(rated)) : session.Say(ScanTexts.Unrated);
        var ink = match.Severity switch { Severity.Critical => Ink.Strong, Severity.High => Ink.Plain, _ => Ink.Faint };
        grid.Add(
            new Piece(severity, ink),
            new Piece(match.Score is { } score ? Shown.Score((double)score) : "", ink),
            match.VulnerabilityId,
            match.FixedIn.Count > 0 ? session.Say(ScanTexts.FixedIn(string.Join(", ", match.FixedIn))) : new Piece(session.Say(ScanTexts.NoFix), Ink.Faint),
            new Piece(match.Kev is { } kev ? session.Say(ScanTexts.Exploited(Narrow ? null : kev.AddedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))) : "", Ink.Strong),
            new Piece(match.Epss is { } epss ? Shown.Share(epss.Score) : "", Ink.Faint),
            new Piece(found.Clocks is { Obligations.Count: > 0 } started ? $"{started.Label}" : "", Ink.Accent));
        if (match.Verdict == Verdict.CannotCompare)
            grid.AddLine(6, new Piece("    ? ", Ink.Accent), $"{session.Say(AdvisoriesTexts.Of(match.Verdict))}: {session.Say(AdvisoriesTexts.Of(match.Reason, match.ReasonArgument))}");
        if (found.IsMitigated) grid.AddLine(6, new Piece("    · ", Ink.Accent), session.Say(ScanTexts.Mitigated));
        foreach (var dispute in match.Disputes) grid.AddLine(6, new Piece("    · ", Ink.Accent), session.Say(AdvisoriesTexts.Of(dispute)));
    }

    private void Clocks()
    {
        if (scan.Found.Count == 0) return;
        screen.Blank();
        if (clocks is null)
        {
            screen.Line(0, new Piece($"{session.Say(ScanTexts.NoProfile)} ", Ink.Strong), session.Say(ScanTexts.HowToProfile));
            return;
        }
        screen.Line(0, new Piece(session.Say(ScanTexts.WouldStart(TimeTexts.At(clocks.At, DateTimeZone.Utc))), Ink.Strong));
        if (clocks.Sets.All(set => set.Obligations.Count == 0)) screen.Line(4, $"  {session.Say(ScanTexts.NoClocks)}");
        else Duties(clocks);
        screen.Line(0, new Piece(session.Say(ClocksTexts.PersonDecides), Ink.Faint));
    }

    // A row a duty: the sets that it is in, with a question mark where it may not bind; the questions follow.
    private void Duties(WhatIf whatIf)
    {
        var duties = whatIf.Sets.SelectMany(set => set.Obligations.Select(obligation => (set.Label, Obligation: obligation)))
            .GroupBy(each => (each.Obligation.RuleId, each.Obligation.Recipient)).ToList();
        var grid = new Grid(0, new Column("", 1), new Column("", 16), new Column("", 16, 48), new Column("", 24));
        foreach (var duty in duties)
        {
            var first = duty.First().Obligation;
            var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(first.Rule.Zone) ?? DateTimeZone.Utc;
            grid.Add(
                new Piece(string.Join(' ', duty.Select(each => each.Obligation.Applicability.Question is null ? $"{each.Label}" : $"{each.Label}?")), Ink.Accent),
                new Piece(first.RuleId, Ink.Accent),
                first.Conservative is { } act ? $"{session.Say(ClockTexts.ActBy)} {TimeTexts.At(act, zone)}" : new Piece(session.Say(ClockTexts.NoNumber), Ink.Faint),
                session.Say(ClocksTexts.Of(first.Rule.Title)));
        }
        grid.Write(screen);
        foreach (var question in duties.SelectMany(duty => duty).Select(each => each.Obligation.Applicability.Question).OfType<Question>().Distinct())
            screen.Line(2, new Piece("? ", Ink.Accent), session.Say(ClocksTexts.Of(question)));
    }

    private void Limits()
    {
        if (scan.NotCovered.Count > 0)
        {
            screen.Blank();
            screen.Line(2, new Piece("! ", Ink.Soon), session.Say(ScanTexts.NotCovered(string.Join(", ", scan.NotCovered.Select(each => $"{each.Ecosystem} ({Shown.Count(each.Queries)})")))));
        }
        if (scan.NotMatched.Count == 0) return;
        screen.Blank();
        var list = scan.NotMatched.Select(each => session.Say(each.Type is { } type ? ScanTexts.OfType(type, each.Components) : ScanTexts.WithoutPurl(each.Components)));
        screen.Line(2, new Piece("! ", Ink.Soon), session.Say(ScanTexts.NotMatched(string.Join(", ", list))));
    }

    private static string Name(Component component) =>
        $"{(component.Group is { Length: > 0 } group ? $"{group}:" : "")}{component.Name} {component.Version ?? component.Purl?.Version ?? "?"}";

    private string Place(FoundVulnerability found)
    {
        var place = found.Component.Location.Split('#')[0];
        return scan.Paths.Count > 1 && !found.Source.EndsWith(place, StringComparison.Ordinal) ? $"{found.Source}: {place}" : place;
    }
}
