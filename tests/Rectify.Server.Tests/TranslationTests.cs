using Rectify.Testing;

namespace Rectify.Server.Tests;

/// <summary>No text of the server and its pages lacks a language.</summary>
public sealed class TranslationTests
{
    /// <summary>Members whose text may hold the other script, or only one, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["AdvisoryPageTexts.SearchHint"] = "Ids and packages as one types them.",
        ["CasesTexts.Bytes"] = "A size is written alike in both.",
        ["CasesTexts.Comma"] = "It is a mark, and no word.",
        ["CasesTexts.What"] = "What was told that no word of ours names is told as it was said.",
        ["FindingPageTexts.Epss"] = "A name.",
        ["InventoryPageTexts.WhoHint"] = "Ids and packages as one types them.",
        ["LawsTexts.LanguageOf"] = "A language that no rule names is told by its code.",
        ["OperationTexts.LeaseOf"] = "Work of a later version is told by its name.",
        ["PieceTexts.Colon"] = "It is a mark, and no word.",
        ["SettingsProblems.ProfileWrong"] = "A line of the profile's file, with what its reader says of it.",
        ["TodayTexts.Comma"] = "It is a mark, and no word.",
    };

    private static readonly Translations Server = new(typeof(ServerProgram).Assembly, Exceptions);

    public static TheoryData<string> Members => [.. Server.Members];

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_text_is_written_in_both_languages(string member) => Server.Demand(member);

    [Fact]
    public void Every_exception_is_needed() => Assert.Empty(Server.Idle);
}
