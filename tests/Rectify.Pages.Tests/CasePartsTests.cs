using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Coordination;
using Rectify.Cases.Files;
using Rectify.Cases.Links;
using Rectify.Cases.Tasks;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Parties;

namespace Rectify.Pages.Tests;

/// <summary>What is done on the parts of a case, in a browser.</summary>
public sealed class CasePartsTests(House house, Browser browser) : PageSuite(house, browser)
{
    [Fact]
    public async Task A_conflict_is_decided_by_a_named_person_and_then_holds_nothing_back()
    {
        var (about, page) = await CaseAsync("Decided in the browser");
        await using var open = page;
        var terms = (await House.Instance.LawsAsync(CancellationToken.None)).Rules.Terms.Circumstances;
        await House.DoneAsync(new RecordFact(about, FactKind.Aware, Occurrence.At(House.Clock.GetCurrentInstant(), DateTimeZone.Utc)));
        await House.DoneAsync(new SayCircumstance(about, terms[Circumstances.ActivelyExploited], Circumstances.Yes, "seen in a log"));
        await House.DoneAsync(new SayCircumstance(about, terms[Circumstances.PubliclyDisclosed], Circumstances.No, "no advisory yet"));
        var conflict = page.Page.Locator("section[aria-labelledby='conflict-X1']");
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Decide" }).First.ClickAsync();
        // None is chosen before: the program takes no side.
        await Assertions.Expect(conflict.Locator("input[type=radio]:checked")).ToHaveCountAsync(0);
        await Assertions.Expect(conflict.Locator("form button.main")).ToBeDisabledAsync();
        await page.GoodAsync();
        await conflict.Locator("label.option input").First.CheckAsync();
        await conflict.Locator("input[name=releases]").First.CheckAsync();
        await conflict.Locator("#decided-why").FillAsync("The counsel of both places agree.");
        await conflict.Locator("form button.main").ClickAsync();
        await Assertions.Expect(conflict).ToContainTextAsync("The counsel of both places agree.");
        await Assertions.Expect(conflict).ToContainTextAsync("J. Ortiz");
        var holds = await ReadAsync(async (reading, token) => await CaseAnswers.HoldsAsync(reading, [about], await House.Instance.LawsAsync(token), House.Clock.GetCurrentInstant(), token));
        Assert.Empty(holds[(about, "eu.cra.srp")]);
    }

    [Fact]
    public async Task A_task_is_given_to_somebody_with_a_time_done_and_opened_again_with_a_reason()
    {
        var (about, page) = await CaseAsync("Worked on in the browser");
        await using var open = page;
        var tasks = page.Page.Locator("section[aria-labelledby=tasks]");
        await tasks.Locator("[data-form$='task']").ClickAsync();
        await tasks.Locator("#task-title").FillAsync("Ask the lab");
        await tasks.Locator("#task-who").SelectOptionAsync("W. Chen");
        await tasks.Locator("input[type=checkbox]").CheckAsync();
        await page.GoodAsync();
        await tasks.Locator("form button.main").ClickAsync();
        await Assertions.Expect(tasks.Locator("li")).ToContainTextAsync("W. Chen");
        await tasks.Locator("li button").First.ClickAsync();
        await Assertions.Expect(tasks.Locator("li .tag")).ToHaveTextAsync("done");
        await tasks.Locator("li [data-form*='again']").ClickAsync();
        await tasks.Locator("#task-why").FillAsync("The lab asks back.");
        await tasks.Locator("form button.main").ClickAsync();
        await Assertions.Expect(tasks.Locator("li .tag")).ToHaveCountAsync(0);
        var task = Assert.Single(await ReadAsync((reading, token) => TaskStore.OfCaseAsync(reading, about, token)));
        Assert.Equal((TaskState.Open, Story.Outsider, true), (task.State, task.Assignee, task.Due is not null));
    }

    [Fact]
    public async Task A_file_is_attached_taken_out_again_granted_and_erased_with_a_reason()
    {
        var (about, page) = await CaseAsync("Files in the browser");
        await using var open = page;
        var files = page.Page.Locator("section[aria-labelledby=files]");
        await files.Locator("[data-form$='file']").ClickAsync();
        await files.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "poc.py", MimeType = "text/x-python", Buffer = Encoding.UTF8.GetBytes("print(1)") });
        await files.Locator("#tlp").SelectOptionAsync("AmberStrict");
        await files.Locator("input[type=checkbox]").CheckAsync();
        await page.GoodAsync();
        await files.Locator("form button.main").ClickAsync();
        var row = files.Locator("li");
        await Assertions.Expect(row).ToContainTextAsync("poc.py");
        await Assertions.Expect(row).ToContainTextAsync("TLP:AMBER+STRICT");
        await row.Locator("[data-form*='grant']").ClickAsync();
        await row.Locator("#grant-to").SelectOptionAsync("J. Ortiz");
        await row.Locator("#grant-why").FillAsync("To write the rule for the gateway.");
        await row.Locator("form button.main").ClickAsync();
        await Assertions.Expect(row.Locator("form")).ToHaveCountAsync(0);
        var taken = await page.Page.RunAndWaitForDownloadAsync(() => row.Locator("button").First.ClickAsync());
        Assert.Contains("AMBER+STRICT", taken.SuggestedFilename, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("print(1)", await File.ReadAllTextAsync(await taken.PathAsync()));
        await row.Locator("[data-form*='erase']").ClickAsync();
        await row.Locator("#erase-why").FillAsync("It is not needed any more.");
        await row.Locator("form button.main").ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("It is not needed any more.");
        Assert.NotNull(Assert.Single(await ReadAsync((reading, token) => CaseFileStore.PageAsync(reading, about, default, 10, token))).ErasedAt);
    }

    [Fact]
    public async Task Another_case_is_stated_unrelated_by_somebody_and_that_is_taken_back()
    {
        var (about, page) = await CaseAsync("Linked in the browser");
        await using var open = page;
        var links = page.Page.Locator("section[aria-labelledby=links]");
        await links.Locator("[data-form$='link']").ClickAsync();
        await links.Locator("#link-kind").SelectOptionAsync("Unrelated");
        await links.Locator("#link-to").FillAsync("CASE-0001");
        await links.Locator("#link-why").FillAsync("Another library, the same name.");
        await links.Locator("#link-authority").SelectOptionAsync("Apache Logging Services");
        await page.GoodAsync();
        await links.Locator("form button.main").ClickAsync();
        await Assertions.Expect(links.Locator("li")).ToContainTextAsync("Apache Logging Services");
        await links.Locator("li [data-form*='back']").ClickAsync();
        await links.Locator("#link-back").FillAsync("They were mistaken.");
        await links.Locator("li form button.main").ClickAsync();
        await Assertions.Expect(links.Locator("li")).ToContainTextAsync("They were mistaken.");
        Assert.Equal(LinkKind.Unrelated, Assert.Single(await ReadAsync((reading, token) => LinkStore.OfCaseAsync(reading, about, token))).Kind);
    }

    [Fact]
    public async Task Somebody_is_named_an_embargo_is_proposed_accepted_and_ended_and_who_was_told_stands_there()
    {
        var (about, page) = await CaseAsync("Quiet in the browser");
        await using var open = page;
        await House.DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, "Browser vendor"));
        await page.GoAsync(new Uri(page.Page.Url));
        var people = page.Page.Locator("section:has([data-form$='participant'])");
        await people.Locator("[data-form$='participant']").ClickAsync();
        await people.Locator("#participant").SelectOptionAsync("Browser vendor");
        await people.Locator("fieldset input").First.CheckAsync();
        await people.Locator("#contact").FillAsync("psirt@vendor.example");
        await page.GoodAsync();
        await people.Locator("form button.main").ClickAsync();
        // Each form is gone when what it asked for is done.
        await Assertions.Expect(people.Locator("form")).ToHaveCountAsync(0);
        await Assertions.Expect(people.Locator("li")).ToContainTextAsync("Browser vendor");
        await people.Locator("[data-form$='propose']").ClickAsync();
        await people.Locator("#proposed-by").WaitForAsync();
        await people.Locator("form button.main").ClickAsync();
        await Assertions.Expect(people.Locator("form")).ToHaveCountAsync(0);
        await people.Locator("p:has(.due) + .acts button").First.ClickAsync();
        await Assertions.Expect(page.Page.Locator(".head .tag", new() { HasText = "embargo" })).ToBeVisibleAsync();
        await people.Locator("li", new() { HasText = "Browser vendor" }).Locator("button.quiet").First.ClickAsync();
        await Assertions.Expect(page.Page.Locator("section[aria-labelledby=sight]")).ToContainTextAsync("Browser vendor");
        await people.Locator("[data-form$='end']").ClickAsync();
        await people.Locator("#end-note").FillAsync("It is public.");
        await people.Locator("form button.main").ClickAsync();
        await Assertions.Expect(people.Locator("[data-form$='end']")).ToHaveCountAsync(0);
        Assert.Equal(EmbargoState.Exited, (await ReadAsync((reading, token) => EmbargoStore.OfCaseAsync(reading, about, token))).State);
    }

    [Fact]
    public async Task The_proof_is_taken_along_in_one_file_that_says_to_whom_it_may_go()
    {
        var (about, page) = await CaseAsync("Proved in the browser");
        await using var open = page;
        await House.DoneAsync(new Cases.Access.MarkCase(about, TlpMark.Amber, "as agreed"));
        await page.GoAsync(new Uri(page.Page.Url));
        var taken = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("section[aria-labelledby=ledger] button.act").ClickAsync());
        Assert.Matches(@"^TLP-AMBER CASE-\d+\.proof\.zip$", taken.SuggestedFilename);
        using var bundle = ZipFile.OpenRead(await taken.PathAsync());
        Assert.Contains(bundle.Entries, entry => entry.FullName.EndsWith("manifest.json", StringComparison.Ordinal));
    }

    private async Task<(CaseId About, OpenPage Page)> CaseAsync(string title)
    {
        var about = await House.DoneAsync(new OpenCase(title, CaseKind.Vulnerability, [Story.Release], ["INT-2026-60"]));
        var number = (await ReadAsync((reading, token) => CaseStore.FindAsync(reading, about, token)))?.Number;
        return (about, await OpenAsync(Story.Manager, $"/cases/{number}"));
    }

    private Task<T> ReadAsync<T>(Func<Storage.ReadSession, CancellationToken, Task<T>> read) => House.Instance.Database.ReadAsync(Storage.Viewer.Local, read, CancellationToken.None);
}
