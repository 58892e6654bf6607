using System.Globalization;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>The decision tables of directives and programmes, pinned cell by cell against text tables that no rule file was made from.</summary>
public sealed class DecisionTableTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    // A Tuesday with no holiday of the federation in its week or the next.
    private static readonly LocalDateTime Start = new(2027, 2, 2, 10, 0);

    private static readonly Instant Now = Start.InZoneStrictly(NewYork).ToInstant();

    public static TheoryData<string> BodRows => [.. Rows("bod2604")];

    public static TheoryData<string> FedrampCells => [.. Rows("fedramp").SelectMany(CellsOf)];

    public static TheoryData<string> GradeRows => [.. Rows("cn-grades")];

    [Fact]
    public void The_directive_has_sixteen_rows() => Assert.Equal(16, Rows("bod2604").Count(row => !row.Contains('?', StringComparison.Ordinal)));

    [Theory, MemberData(nameof(BodRows))]
    public void Each_row_of_BOD_26_04_gives_the_time_of_the_directive(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var key = cells[0].Split(' ');
        var facts = new CaseFacts([Fact(FactKind.AssetDetected)], Of([Role.Operator], ["us-fceb-agency"], []))
        {
            Circumstances = Known(("inKev", key[0]), ("exposed", key[1]), ("automatable", key[2]), ("technicalImpact", key[3])),
        };
        var due = cells[1].Split('+');
        var answer = Evaluator.Evaluate(RuleBook.Embedded(), facts, Now);
        var patch = answer.Of("us.bod2604.patch");
        Assert.Equal(End(due[0]), patch.Conservative);
        Assert.Equal(cells.ElementAtOrDefault(2), patch.Applicability.Question?.Word);
        var forensic = answer.Obligations.Where(o => o.RuleId.StartsWith("us.bod2604.forensic.", StringComparison.Ordinal) && o.Applicability.Answer == Answer.Yes).ToList();
        Assert.Equal(due.Length > 1 ? [2, 24, 72] : [], forensic.Select(o => (o.Conservative - Now)?.TotalHours ?? 0).Order());
    }

    [Theory, MemberData(nameof(FedrampCells))]
    public void Each_cell_of_the_FedRAMP_matrices_gives_its_time(string cell)
    {
        var (step, time, facts) = CaseOf(cell);
        var found = Evaluator.Evaluate(RuleBook.Embedded(), facts, Now).Obligations
            .Where(o => o.RuleId.StartsWith(step.Rule, StringComparison.Ordinal) && o.Applicability.Answer == Answer.Yes && o.Occurrence is null or 1).ToList();
        Assert.Equal(step.Recipients, found.Count);
        Assert.All(found, duty => Assert.Equal(End(time), duty.Conservative));
        Assert.Single(found.Select(duty => duty.RuleId).Distinct());
        if (step.Says is { } force) Assert.All(found, duty => Assert.Equal(force, duty.Force));
    }

    [Theory, MemberData(nameof(GradeRows))]
    public void Only_confirmed_figures_grade_a_Chinese_incident(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var known = cells[0].Split(' ').Select(said => said.Split('=')).Append(["cnIncident", "yes"]).ToDictionary(said => said[0], said => said[1]);
        var operates = new CaseFacts([Fact(FactKind.Discovered)], Of([Role.Operator], [], [], "CN")) { Circumstances = known };
        var receives = new CaseFacts([Fact(FactKind.Received)], Of([Role.Authority], ["cn-provincial-cyberspace-administration"], [], "CN") with { EstablishedIn = ["CN"] }) { Circumstances = known };
        Assert.Equal(Said(cells[1]), Evaluator.Evaluate(RuleBook.Embedded(), operates, Now).Of("cn.ncir.other").Applicability.Answer);
        Assert.Equal(Said(cells[2]), Evaluator.Evaluate(RuleBook.Embedded(), receives, Now).Of("cn.ncir.other.up").Applicability.Answer);
    }

    private sealed record Step(string Rule, FactKind From, int Recipients, Force? Says);

    // The incident reports go to FedRAMP, to the agencies and to the trust center. Class A SHOULD send them and the others MUST.
    private static Step StepOf(string name, char type) => name switch
    {
        "evaluate" => new Step("us.fedramp.ver.evaluate", FactKind.AssetDetected, 1, Force.Encouraged),
        "mitigate" => new Step("us.fedramp.vdr.mitigate", FactKind.Evaluated, 1, Force.Encouraged),
        "accept" => new Step("us.fedramp.ver.accept", FactKind.Evaluated, 1, Force.Programme),
        "report" => new Step("us.fedramp.ver.report", FactKind.AssetDetected, 1, Force.Programme),
        "history" => new Step("us.fedramp.ver.history.", FactKind.AssetDetected, 1, Force.Encouraged),
        "initial" => new Step("us.fedramp.iec.initial", FactKind.Determined, 3, type == 'A' ? Force.Encouraged : Force.Programme),
        "ongoing" => new Step("us.fedramp.iec.ongoing.", FactKind.Determined, 3, type == 'A' ? Force.Encouraged : Force.Programme),
        "final" => new Step("us.fedramp.iec.final", FactKind.HandlingEnded, 3, null),
        _ => new Step("us.fedramp.vdr.kev", FactKind.AssetDetected, 1, Force.Encouraged),
    };

    /// <summary>One line a cell: <c>step class rating column = time</c>.</summary>
    private static IEnumerable<string> CellsOf(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var key = cells[0].Split(' ');
        return
            from type in key[1]
            from rating in key[2]
            from column in Enumerable.Range(1, cells.Length - 1)
            select $"{key[0]} {type} {rating} {column} = {cells[column]}";
    }

    private static (Step Step, string Time, CaseFacts Facts) CaseOf(string cell)
    {
        var words = cell.Split(' ');
        var step = StepOf(words[0], words[1][0]);
        var rating = words[2] is "-" or "?" ? "?" : $"n{words[2]}";
        var column = words[3];
        var known = words[0] switch
        {
            "mitigate" => Known(("fedrampPain", rating), ("fedrampLev", column == "3" ? "N" : "Y"), ("fedrampIrv", column == "1" ? "Y" : column == "2" ? "N" : "?")),
            "initial" or "ongoing" or "final" => Known(("fedrampReportable", "Y"), ("fedrampIncidentPain", rating)),
            _ when words[0].StartsWith("kev-", StringComparison.Ordinal) => Known(
                ("inKev", "Y"), ("exposed", words[0][4..5]), ("technicalImpact", words[0][5..6]), ("automatable", column == "1" ? "Y" : column == "2" ? "N" : "?")),
            _ => [],
        };
        return (step, words[5], new CaseFacts([Fact(step.From)], Of([Role.Provider], [], [$"fedramp-class-{words[1].ToLowerInvariant()}"])) { Circumstances = known });
    }

    private static Profile Of(IReadOnlyList<Role> roles, IReadOnlyList<string> sectors, IReadOnlyList<string> flags, string market = "US") =>
        new() { Sectors = sectors, Default = new AssetProfile { Roles = roles, Markets = [market], Flags = flags } };

    private static Fact Fact(FactKind kind) => new() { Id = "start", Kind = kind, When = Occurrence.At(Now, NewYork), RecordedAt = Now };

    private static Dictionary<string, string> Known(params ReadOnlySpan<(string Circumstance, string Said)> said)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (circumstance, word) in said)
            if (word != "?")
                known[circumstance] = word switch { "Y" => "yes", "N" => "no", "P" => "partial", "T" => "total", _ => word };
        return known;
    }

    private static Answer Said(string word) => word switch { "yes" => Answer.Yes, "no" => Answer.No, _ => Answer.Unknown };

    /// <summary>The end of a time, counted here and not by the program: hours as they pass, a day to its midnight, no rest day but the weekend.</summary>
    private static Instant? End(string time)
    {
        if (time is "-" or "next upgrade") return null;
        var unit = time.TrimStart([.. "0123456789"]);
        var count = int.Parse(time[..^unit.Length], CultureInfo.InvariantCulture);
        return unit switch
        {
            "m" => Now + Duration.FromMinutes(count),
            "h" => Now + Duration.FromHours(count),
            "d" => EndOf(Start.Date.PlusDays(count)),
            "mo" => EndOf(Start.Date.PlusMonths(count)),
            "bd" => EndOf(Enumerable.Range(1, 3 * count).Select(Start.Date.PlusDays).Where(d => d.DayOfWeek < IsoDayOfWeek.Saturday).ElementAt(count - 1)),
            _ => throw new FormatException(time),
        };
    }

    private static Instant EndOf(LocalDate day) => day.PlusDays(1).AtStartOfDayInZone(NewYork).ToInstant();

    private static IEnumerable<string> Rows(string table) =>
        TextTable.Read(Repository.PathOf("tests/Rectify.Clocks.Tests/Tables", $"{table}.txt")).Select(row => row.Text);
}
