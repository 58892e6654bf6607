using Rectify.Foundation;
using Rectify.Testing;

namespace Rectify.Tests.Foundation;

/// <summary>No text of the product lacks a language. The server's and the program's have tests of their own beside them.</summary>
public sealed class TranslationTests
{
    /// <summary>Members whose text may hold the other script, or only one, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Text.Same"] = "It makes such texts: names, identifiers, paths.",
        ["AdvisoriesTexts.Of(Correction)"] = "It passes on the two languages that a correction's record holds.",
        ["ClocksTexts.AnswerTo"] = "A number is written alike in both.",
        ["Citations.Of(String,String)"] = "What is no article stays as it is.",
        ["EventTexts.Of"] = "A type that a later version has written has no words here; EventTextsTests looks at the table.",
        ["FieldTexts.Of(Rule,String)"] = "A field that no form has is told by its name.",
        ["OrderProblems.NotADate"] = "It shows how a date is written in either language.",
    };

    private static readonly Translations Product = new(typeof(Text).Assembly, Exceptions);

    public static TheoryData<string> Members => [.. Product.Members];

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_text_is_written_in_both_languages(string member) => Product.Demand(member);

    [Fact]
    public void Every_exception_is_needed() => Assert.Empty(Product.Idle);
}
