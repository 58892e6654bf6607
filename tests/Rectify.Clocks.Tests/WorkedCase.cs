using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>One case of a <c>*.cases.yaml</c> file beside a rule.</summary>
public sealed record WorkedCase(string File, string Rule, string Name, CaseFacts Facts, IReadOnlyList<Expected> Expected)
{
    public override string ToString() => $"{Rule}: {Name}";

    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("rules"), "*.cases.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The rule book under test, in which the unsure rules are tried too: they ship disabled because of what is unsure, not because nobody
    /// tried them.
    /// </summary>
    public static RuleBook Book { get; } = RuleBook.Read(RuleBook.EmbeddedFiles().Select(Enabled)).Value ?? throw new InvalidDataException("The rules do not read.");

    /// <summary>Each rule with all its versions and no other: what one rule answers does not turn on the others.</summary>
    public static IReadOnlyDictionary<string, RuleBook> BookOf { get; } = Book.Rules.GroupBy(r => r.Id, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => new RuleBook([.. g], Book.Calendars, [], Book.Terms, Book.Hash), StringComparer.Ordinal);

    // Stands before what reads the files: fields are set in the order of the text.
    private static readonly CasesFile NoCases = new([], [], []);

    private static IReadOnlyList<CasesFile> Read { get; } = [.. Files.Select(ReadFile)];

    public static IReadOnlyList<WorkedCase> All { get; } = [.. Read.SelectMany(f => f.Cases)];

    public static IReadOnlyList<Edge> AllEdges { get; } = [.. Read.SelectMany(f => f.Edges)];

    public static IReadOnlyList<Unbound> AllUnbound { get; } = [.. Read.SelectMany(f => f.Unbound)];

    private sealed record CasesFile(IReadOnlyList<WorkedCase> Cases, IReadOnlyList<Edge> Edges, IReadOnlyList<Unbound> Unbound);

    private static RuleFile Enabled(RuleFile file) => file with { Text = file.Text.Replace("\nconfidence: unsure", "\nconfidence: own", StringComparison.Ordinal) };

    private static CasesFile ReadFile(string path)
    {
        var name = Path.GetRelativePath(Repository.Root, path);
        var problems = new ReadProblems(name);
        var root = YamlTree.Read(System.IO.File.ReadAllText(path), problems);
        var cases = root is null ? NoCases : CasesOf(name).Read(root, problems);
        return problems.Any ? throw new InvalidDataException(string.Join('\n', problems.InOrder())) : cases;
    }

    private static Shape<CasesFile> CasesOf(string path) => Shapes.Keyed(keys =>
    {
        var id = keys.Need("rule", Shapes.Id);
        var zone = DateTimeZoneProviders.Tzdb[keys.Need("zone", Shapes.Zone)];
        var versions = Book.Rules.Where(r => r.Id == id).ToList();
        var rule = versions.LastOrDefault() ?? throw new InvalidDataException($"{path}: there is no rule {id}.");
        var given = keys.May("given", EdgeReader.GivenShape(zone)) ?? EdgeReader.Nothing;
        return new CasesFile(
            keys.Many("cases", Case(path, id, zone)),
            keys.Many("edges", EdgeReader.EdgeShape(rule, zone, given)),
            [
                .. keys.Many("unbound", EdgeReader.UnboundShape(versions, zone, given, Answer.No)).SelectMany(each => each),
                .. keys.Many("unknown", EdgeReader.UnboundShape(versions, zone, given, Answer.Unknown)).SelectMany(each => each),
            ]);
    });

    private static Shape<WorkedCase> Case(string path, string rule, DateTimeZone zone) => Shapes.Keyed(
        keys => new WorkedCase(
            path, rule, keys.Need("case", Shapes.Text),
            new CaseFacts(
                [.. keys.Many("facts", FactShape(zone)).Select((f, i) => f with { Id = f.Id.Length > 0 ? f.Id : $"f{i + 1}" })],
                keys.May("profile", ProfileReader.ProfileShape) ?? Profile.Unstated)
            {
                Circumstances = (keys.May("circumstances", RuleShapes.Answers) ?? []).ToDictionary(c => c.Key, c => c.Value),
                Assets = keys.Many("assets", Shapes.Text),
            },
            keys.Need("expect", Shapes.ListOf(ExpectedShape))));

    internal static Shape<Fact> FactShape(DateTimeZone zone) => Shapes.Keyed(keys => new Fact
    {
        Id = keys.May("id", Shapes.Id) ?? "",
        Kind = keys.Need("fact", Shapes.Word<FactKind>()),
        When = keys.Need("when", When(zone)),
        RecordedAt = keys.MayValue("recorded", At) ?? NodaConstants.UnixEpoch,
        Recipient = keys.May("recipient", Shapes.Text),
        Stage = keys.May("stage", Shapes.Id),
        Asset = keys.May("asset", Shapes.Text),
        Group = keys.May("group", Shapes.Text),
        Supersedes = keys.May("corrects", Shapes.Id),
        Provisional = keys.MayValue("provisional", Shapes.YesNo) ?? false,
    });

    private static Shape<Expected> ExpectedShape => Shapes.Keyed(static keys => new Expected(
        keys.Need("at", At),
        keys.Need("state", Shapes.Word<ObligationState>()),
        keys.MayValue("timing", Shapes.Word<MetTiming>()),
        keys.MayValue("cannotSay", Shapes.Word<CannotSayReason>()),
        keys.MayValue("applies", Shapes.Word<Answer>()),
        keys.May("asks", Shapes.Text),
        keys.May("conservative", InstantOrNone),
        keys.May("latestArguable", InstantOrNone),
        keys.MayValue("extended", Shapes.YesNo)));

    private static Shape<Instant> At => Shapes.ParsedValue("instant with an offset",
        static s => OccurrenceText.TryParse(s, DateTimeZone.Utc, out var o) && o is { IsUncertain: false } ? o.Earliest : (Instant?)null);

    /// <summary>An instant, or the words <c>none</c> and <c>notKnown</c> for a deadline that there is not.</summary>
    internal static Shape<string> InstantOrNone => Shapes.Parsed("instant with an offset, or none",
        static s => s is "none" or "notKnown" ? s : OccurrenceText.TryParse(s, DateTimeZone.Utc, out var o) ? o.Earliest.ToString() : null);

    internal static Shape<Occurrence> When(DateTimeZone zone) => Shapes.ParsedValue("instant with an offset, date, or two instants",
        s => OccurrenceText.TryParse(s, zone, out var o) ? o : (Occurrence?)null);
}

/// <summary>What a case expects of its rule's obligation at one instant; what is left out is not compared.</summary>
public sealed record Expected(
    Instant At, ObligationState State, MetTiming? Timing, CannotSayReason? CannotSay, Answer? Applies, string? Asks,
    string? Conservative, string? LatestArguable, bool? Extended);
