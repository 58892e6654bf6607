using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

public sealed class FactsReaderTests
{
    private static readonly Instant Recorded = Instant.FromUtc(2026, 12, 12, 8, 0);

    [Fact]
    public void A_file_of_facts_says_everything_that_evaluation_knows_of_a_case()
    {
        var read = Read("""
            zone: Asia/Shanghai
            facts:
              - { id: first, fact: aware, when: 2026-12-11T10:20+01:00, recorded: 2026-12-11T12:00Z, asset: gateway, group: CVE-1 }
              - { fact: submitted, when: 2026-12-11, recipient: a, stage: s, corrects: first, provisional: yes }
            profile: { sectors: [bank] }
            circumstances: { leak: yes, persons: 500 }
            assets: [gateway, intranet]
            """);
        Assert.Empty(read.Problems);
        var facts = read.Value ?? throw new InvalidOperationException();
        var (first, second) = (facts.Facts[0], facts.Facts[1]);
        Assert.Equal(("first", FactKind.Aware, "gateway", "CVE-1", false), (first.Id, first.Kind, first.Asset, first.Group, first.Provisional));
        Assert.Equal((Instant.FromUtc(2026, 12, 11, 9, 20), Instant.FromUtc(2026, 12, 11, 12, 0)), (first.When.Earliest, first.RecordedAt));
        Assert.Equal(("fact-2", "a", "s", "first", true, Recorded), (second.Id, second.Recipient, second.Stage, second.Supersedes, second.Provisional, second.RecordedAt));
        Assert.Equal((new LocalDate(2026, 12, 11), Instant.FromUtc(2026, 12, 10, 16, 0)), (second.When.Date, second.When.Earliest));
        Assert.Equal(["bank"], facts.Profile.Sectors);
        Assert.Equal("leak yes, persons 500", string.Join(", ", facts.Circumstances.Select(c => $"{c.Key} {c.Value}")));
        Assert.Equal(["gateway", "intranet"], facts.Assets);
    }

    [Fact]
    public void What_a_file_of_facts_leaves_out_is_not_known()
    {
        var facts = Read("facts: [{ fact: aware, when: 2026-12-11 }]").Value ?? throw new InvalidOperationException();
        Assert.Equal(("fact-1", Instant.FromUtc(2026, 12, 11, 0, 0)), (facts.Facts[0].Id, facts.Facts[0].When.Earliest));
        Assert.Same(Profile.Unstated, facts.Profile);
        Assert.Empty(facts.Circumstances);
        Assert.Empty(facts.Assets);
    }

    [Theory]
    [InlineData("facts: []", "f.yaml:1:8 WrongShape [list with at least one entry] [empty list]")]
    [InlineData("assets: [a]", "f.yaml:1:1 MissingKey [facts]")]
    [InlineData("facts: [{ fact: awar, when: 2026-12-11 }]", "f.yaml:1:17 UnknownWord [awar] [aware] [FactKind]")]
    [InlineData("facts: [{ fact: aware, when: 2026-12-11T10:20 }]", "f.yaml:1:30 WrongValue [instant with an offset, date, or two instants with a slash] [2026-12-11T10:20]")]
    [InlineData("facts: [{ fact: aware, when: 2026-12-11 }]\nzone: Mars", "f.yaml:2:7 WrongValue [time zone of the tz database] [Mars]")]
    [InlineData("- a", "f.yaml:1:1 WrongShape [mapping] [list]")]
    [InlineData("", "f.yaml:1:1 Empty")]
    public void A_mistake_is_said_where_it_stands_and_leaves_no_case(string text, string problem)
    {
        var read = Read(text);
        Assert.Null(read.Value);
        Assert.Equal([problem], read.Problems.Select(p => p.ToString()));
    }

    private static Yaml.ReadResult<CaseFacts> Read(string text) => FactsReader.Read(new RuleFile("f.yaml", text), Recorded);
}
