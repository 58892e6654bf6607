using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>What only shows between files is said with the file, line and column of the one that must change.</summary>
public sealed class RuleBookCheckTests
{
    private const string Report = "rules/cn/rmsv/cn.rmsv.7.2.report.yaml";
    private const string EarlyWarning = "rules/eu/cra/eu.cra.aev.ew.yaml";

    [Theory]
    [InlineData(Report, "calendar: cn\n", "calendar: cnn\n", "calendar: cnn", "UnknownCalendar [cnn] [cn]")]
    [InlineData(Report, "version: 1\n", "version: 2\nreplaces: 1\n", "replaces: 1", "ReplacesNothing [cn.rmsv.7.2.report] [1]")]
    [InlineData(Report, "kind: authority\n", "kind: partner\n", "recipient:", "RecipientDiffers [cn.miit.nvdb] [rules/cn/platform/cn.platform.filing.yaml]")]
    [InlineData(EarlyWarning, "activelyExploited: yes", "activelyExploitd: yes", "binds:", "UnknownTerm [activelyExploitd] [activelyExploited]")]
    [InlineData(EarlyWarning, "activelyExploited: yes", "activelyExploited: maybe", "binds:", "NoSuchAnswer [maybe] [activelyExploited]")]
    [InlineData(EarlyWarning, "activelyExploited: yes", "activelyExploited: \">= 3\"", "binds:", "NoSuchAnswer [>= 3] [activelyExploited]")]
    [InlineData(EarlyWarning, "  market: [EU]\n", "  market: [EU]\n  sector: [critical]\n", "binds:", "UnknownTerm [critical] []")]
    [InlineData(EarlyWarning, "  market: [EU]\n", "  market: [EU]\n  except: { flag: [internet-exposd] }\n", "binds:", "UnknownTerm [internet-exposd] [internet-exposed]")]
    [InlineData("rules/conflicts/x1.yaml", "  nexus: [CN]\n", "  nexus: [CN]\n  duties: [eu.cra.aev.eww]\n", "when:", "NamesNoRule [eu.cra.aev.eww] [eu.cra.aev.ew]")]
    [InlineData("rules/conflicts/x1.yaml", "    publiclyDisclosed: no", "    publiclyDisclosd: no", "when:", "UnknownTerm [publiclyDisclosd] [publiclyDisclosed]")]
    [InlineData("rules/conflicts/x1.yaml", "id: X1\n", "id: X1\nversion: 1\n", "version: 1", "DuplicateKey [version] [4]")]
    [InlineData("rules/terms/general.yaml", "- id: underEmbargo", "- id: activelyExploited", "- id: activelyExploited", "DuplicateId [activelyExploited]")]
    [InlineData("rules/terms/general.yaml", "trueWith: fixReady", "flag: internet-exposd", "- id: fixAvailable", "UnknownTerm [internet-exposd] [internet-exposed]")]
    [InlineData("rules/terms/general.yaml", "trueWith: fixReady", "decided: [{ source: S, confidence: own, rows: [{ when: { fixAvailable: yes }, then: yes }] }]", "- id: fixAvailable", "DecidesItself [fixAvailable]")]
    [InlineData("rules/terms/general.yaml", "untilSaid: no ", "untilSaid: never ", "untilSaid: never", "UnknownWord [never] [] [underEmbargo]")]
    public void A_mistake_between_files_is_said_where_it_stands(string path, string is_, string becomes, string where, string problem)
    {
        var file = RuleBook.EmbeddedFiles().Single(f => f.Path == path);
        var at = file.Text.IndexOf(is_, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{path} no longer says {is_}");
        var broken = file with { Text = string.Concat(file.Text.AsSpan(0, at), becomes, file.Text.AsSpan(at + is_.Length)) };
        var problems = RuleBook.Read(RuleBook.EmbeddedFiles().Select(f => f.Path == path ? broken : f)).Problems;
        var said = Assert.Single(problems, p => p.ToString().EndsWith(problem, StringComparison.Ordinal));
        var line = broken.Text.Split('\n')[said.Line - 1];
        Assert.Contains(where, line, StringComparison.Ordinal);
        Assert.Equal(line.Length - line.TrimStart(' ', '-').Length + 1, said.Column);
    }
}
