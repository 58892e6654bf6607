using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Testing;

namespace Rectify.Clocks.Tests;

/// <summary>Ends that a person counted from the text of the law.</summary>
public sealed class ByHandTests
{
    public static TheoryData<string> Rows =>
        [.. TextTable.Read(Repository.PathOf("tests/Rectify.Clocks.Tests/Tables/by-hand.txt")).Select(row => row.Text)];

    [Theory, MemberData(nameof(Rows))]
    public void Each_end_is_the_one_that_was_counted_on_paper(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var facts = new CaseFacts([.. cells[3].Split(' ').Select((word, i) => Known(cells[0], word.Contains('@', StringComparison.Ordinal) ? word : $"{word}@{cells[4]}", $"f{i}"))], Who(cells[1]))
        {
            Circumstances = cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(said => said.Split('=')).ToDictionary(said => said[0], said => said[1]),
        };
        var duty = facts.Evaluate(cells[4]).Obligations.First(o => o.RuleId == cells[0]);
        Assert.Equal((Answer.Yes, Given.At(cells[5]), Given.At(cells[6])), (duty.Applicability.Answer, duty.Conservative, duty.LatestArguable));
    }

    /// <summary><c>kind@instant</c>, or <c>kind:stage@instant</c> of an act towards the rule's own recipient.</summary>
    private static Fact Known(string rule, string word, string id)
    {
        var (said, when) = (word.Split('@')[0].Split(':'), word.Split('@')[1]);
        var fact = Given.Fact(Enum.Parse<FactKind>(said[0], ignoreCase: true), when, id);
        return said.Length == 1 ? fact : fact with { Stage = said[1], Recipient = RuleBook.Embedded().Rules.First(r => r.Id == rule).Recipients[0].Id };
    }

    private static Profile Who(string words)
    {
        var said = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToLookup(pair => pair[0], pair => pair[1]);
        return new Profile
        {
            EstablishedIn = Said("established"),
            Sectors = Said("sector"),
            Default = new AssetProfile { Roles = [.. said["role"].Select(Enum.Parse<Role>)], Markets = Said("market"), Flags = Said("flag") },
        };

        IReadOnlyList<string>? Said(string key) => said.Contains(key) ? [.. said[key].Where(word => word != "none")] : null;
    }
}
