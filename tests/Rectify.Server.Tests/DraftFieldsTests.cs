using System.Text.RegularExpressions;
using Rectify.Testing;

namespace Rectify.Server.Tests;

/// <summary>Nothing that somebody types at length is lost, and nothing of it stays behind when it is saved: every page does its part.</summary>
public sealed partial class DraftFieldsTests
{
    private static readonly IReadOnlyList<(string Name, string Markup, string Code)> Pages =
    [
        .. from file in Directory.EnumerateFiles(Repository.PathOf("src", "Rectify.Server", "Ui"), "*.razor", SearchOption.AllDirectories)
           let code = $"{file}.cs"
           select (Path.GetFileName(file), File.ReadAllText(file), File.Exists(code) ? File.ReadAllText(code) : ""),
    ];

    [Fact]
    public void Every_text_area_keeps_what_is_typed_into_it()
    {
        Assert.True(Pages.Sum(page => TextArea().Count(page.Markup)) > 20);
        Assert.Empty(from page in Pages from Match area in TextArea().Matches(page.Markup) where !area.Value.Contains("data-draft=", StringComparison.Ordinal) select $"{page.Name}: {area.Value}");
    }

    [Fact]
    public void Whatever_keeps_what_is_typed_says_when_it_is_done_with()
    {
        var keeping = Pages.Where(page => page.Markup.Contains("data-draft=", StringComparison.Ordinal) || FieldsOfAForm().IsMatch(page.Markup)).ToList();
        Assert.True(keeping.Count > 20);
        // The parts of a case say it together (CasePart.cs); fields that are told their form are said to be done with by whoever tells them.
        Assert.Empty(keeping.Where(page => !page.Markup.Contains("@inherits CasePart", StringComparison.Ordinal) && !ToldItsForm().IsMatch(page.Markup)
            && !$"{page.Markup}{page.Code}".Contains("Here.DoneWithAsync(", StringComparison.Ordinal)).Select(page => page.Name));
    }

    /// <summary>Fields whose text is no answer to anything, or that must not be kept, by page.</summary>
    private static readonly Dictionary<string, string> NotKept = new(StringComparer.Ordinal)
    {
        ["AccountPage.razor"] = "posted at once, with what nobody keeps beside it",
        ["PasswordFields.razor"] = "secrets",
        ["SetUpPage.razor"] = "nobody is signed in, so there is nobody to keep it for",
        ["SignInPage.razor"] = "nobody is signed in, so there is nobody to keep it for",
        ["AuditPage.razor"] = "what is looked for",
        ["WhatIfPage.razor"] = "a question that is asked again, and changes nothing",
        ["PersonPage.razor"] = "a login, named in one word before a link is made",
        ["DataFields.razor"] = "lines that are added one by one, each kept once it is whole",
    };

    [Fact]
    public void Every_field_that_is_typed_into_keeps_it()
    {
        var typed = (from page in Pages
                     from Match field in Typed().Matches(page.Markup)
                     where !NotTyped().IsMatch(field.Value)
                     select (page.Name, Field: field.Value, Keeps: field.Value.Contains("data-draft=", StringComparison.Ordinal))).ToList();
        Assert.True(typed.Count(field => field.Keeps) > 40, $"{typed.Count(field => field.Keeps)}");
        Assert.Empty(typed.Where(field => !field.Keeps && !NotKept.ContainsKey(field.Name)).Select(field => $"{field.Name}: {field.Field}"));
        Assert.Empty(NotKept.Keys.Except(typed.Where(field => !field.Keeps).Select(field => field.Name)));
    }

    [Theory]
    [InlineData("NewCasePage.razor")]
    [InlineData("NewReportPage.razor")]
    [InlineData("FactForm.razor")]
    [InlineData("Decide.razor")]
    [InlineData("WhenField.razor")]
    [InlineData("ReadinessForm.razor")]
    [InlineData("WelcomePage.razor")]
    [InlineData("TasksOf.razor")]
    [InlineData("EmbargoOf.razor")]
    [InlineData("LinksOf.razor")]
    [InlineData("SystemFields.razor")]
    [InlineData("ProductFields.razor")]
    [InlineData("SightForm.razor")]
    public void A_long_form_keeps_what_is_chosen_and_ticked_too(string name)
    {
        var page = Assert.Single(Pages, page => page.Name == name);
        // What is looked for is no answer.
        Assert.Empty(from Match field in Chosen().Matches(page.Markup) where !field.Value.Contains("data-draft=", StringComparison.Ordinal) && !field.Value.Contains("type=\"search\"", StringComparison.Ordinal) select field.Value);
    }

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Typed();

    /// <summary>Boxes, choices, dates, files, what is hidden, and what filters a list.</summary>
    [GeneratedRegex("type=\"(?:checkbox|radio|date|datetime-local|file|hidden|search|password)\"|data-filter")]
    private static partial Regex NotTyped();

    [GeneratedRegex("<(?:select|input) [^>]*>")]
    private static partial Regex Chosen();

    [GeneratedRegex("<textarea[^>]*>")]
    private static partial Regex TextArea();

    [GeneratedRegex("public (?:required string|string[?]) Form ")]
    private static partial Regex ToldItsForm();

    [GeneratedRegex("(?:Fields|<WhenField) [^>]*Form=\"")]
    private static partial Regex FieldsOfAForm();
}
