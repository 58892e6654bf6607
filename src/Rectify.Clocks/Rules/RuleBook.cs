using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Rectify.Clocks.Calendars;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Packs;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>All rules, calendars and conflicts that are evaluated together.</summary>
public sealed class RuleBook
{
    private static readonly Lazy<RuleBook> Shipped = new(ReadShipped);
    private readonly FrozenDictionary<string, int> versions;

    internal RuleBook(
        IReadOnlyList<Rule> rules, IReadOnlyDictionary<string, HolidayCalendar> calendars, IReadOnlyList<Conflict> conflicts, Terms terms, string? hash = null)
    {
        Rules = [.. rules.OrderBy(r => r.Id, StringComparer.Ordinal).ThenBy(r => r.Validity.From).ThenBy(r => r.Version)];
        var mended = Rules.Where(r => r.Replaces is not null).Select(r => (r.Id, r.Replaces)).ToHashSet();
        Active = [.. Rules.Where(r => !r.Disabled && !mended.Contains((r.Id, r.Version)))];
        Calendars = calendars;
        Conflicts = [.. conflicts.OrderBy(c => c.Id.Length).ThenBy(c => c.Id, StringComparer.Ordinal)];
        Terms = terms;
        versions = Active.CountBy(r => r.Id).ToFrozenDictionary(StringComparer.Ordinal);
        Hash = hash ?? HashOf(
            [.. Rules.Select(r => r.Hash), .. Calendars.Values.Select(c => c.Hash), .. Conflicts.Select(c => c.Hash), .. terms.Files.Select(f => f.Hash)]);
    }

    /// <summary>Every rule version, the disabled and the mended ones included, by id and first day in force.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The rules that are evaluated: neither tagged unsure nor mended by a later version.</summary>
    public IReadOnlyList<Rule> Active { get; }

    /// <summary>The holiday calendars by id.</summary>
    public IReadOnlyDictionary<string, HolidayCalendar> Calendars { get; }

    /// <summary>The conflicts, X1 before X10.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; }

    /// <summary>The terms that rules and conflicts ask for.</summary>
    public Terms Terms { get; }

    /// <summary>The time-zone data that it counts with.</summary>
    public TimeZoneData TimeZones { get; private init; } = TimeZoneData.Embedded;

    /// <summary>The zone of a rule's recipient. Asking the data itself takes longer than many a rule.</summary>
    internal DateTimeZone ZoneOf(Rule rule) => zones.GetOrAdd(rule.Zone, static (id, data) => data.Zones[id], TimeZones);

    /// <summary>
    /// The active rules that do not ask for another market than these, in their order. The cases about one product are asked about the same
    /// list, again and again; while somebody holds the list, its rules are remembered.
    /// </summary>
    internal IReadOnlyList<Rule> ActiveIn(IReadOnlyList<string>? markets) => markets is null ? Active : inMarkets.GetValue(
        markets, stated => [.. Active.Where(rule => !ApplicabilityCheck.IsElsewhere(rule.Binds.Markets, stated, Jurisdictions.Covers))]);

    private readonly ConditionalWeakTable<IReadOnlyList<string>, Rule[]> inMarkets = [];

    private readonly ConcurrentDictionary<string, DateTimeZone> zones = new(StringComparer.Ordinal);

    /// <summary>SHA-256 over the hashes of all files, independent of their order.</summary>
    public string Hash { get; }

    /// <summary>The rule book that this program was built with.</summary>
    public static RuleBook Embedded() => Shipped.Value;

    /// <summary>Reads a rule book; all problems of all files at once.</summary>
    public static ReadResult<RuleBook> Read(IEnumerable<RuleFile> files) => RuleBookReader.Read(files);

    /// <summary>The same law, counted with other time-zone data.</summary>
    public RuleBook With(TimeZoneData timeZones) => new(Rules, Calendars, Conflicts, Terms, Hash) { TimeZones = timeZones };

    /// <summary>The law as it was known on an earlier day, so that an old answer reproduces: what came later is not there, what it mended is.</summary>
    public RuleBook AsKnownOn(LocalDate day) =>
        new([.. Rules.Where(r => r.Validity.KnownFrom <= day)], Calendars, [.. Conflicts.Where(c => c.Validity.KnownFrom <= day)], Terms) { TimeZones = TimeZones };

    /// <summary>
    /// The laws of some jurisdictions only: the Union's with those of its member states, a member state's with the Union's, which are law there
    /// too; the hash stays that of the whole book.
    /// </summary>
    public RuleBook Of(IReadOnlyCollection<string> jurisdictions) =>
        new([.. Rules.Where(r => jurisdictions.Any(j => Jurisdictions.Covers(j, r.Jurisdiction) || Jurisdictions.Covers(r.Jurisdiction, j)))], Calendars, Conflicts, Terms, Hash) { TimeZones = TimeZones };

    /// <summary>The files that are embedded in this program, by their path in the repository.</summary>
    public static IReadOnlyList<RuleFile> EmbeddedFiles()
    {
        var assembly = typeof(RuleBook).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("rules/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new RuleFile(name, TextOf(assembly, name)))];
    }

    internal int VersionsOf(string ruleId) => versions.GetValueOrDefault(ruleId);

    /// <summary>The same files with their YAML already taken apart, and without their text.</summary>
    internal static IReadOnlyList<RuleFile> CompiledFiles()
    {
        using var stream = typeof(RuleBook).Assembly.GetManifestResourceStream("rules.bin") ?? throw new InvalidOperationException("rules.bin is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return CompiledRules.Read(bytes);
    }

    private static RuleBook ReadShipped()
    {
        var result = Read(CompiledFiles());
        return result.Value ?? throw new InvalidOperationException($"The embedded rules do not read: {string.Join("; ", result.Problems)}");
    }

    private static string TextOf(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string HashOf(IEnumerable<string> hashes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', hashes.Order(StringComparer.Ordinal)))));
}
