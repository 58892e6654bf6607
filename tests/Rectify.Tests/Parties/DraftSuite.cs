using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Drafts;
using Rectify.Tests.Fakes;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Parties;

public abstract class DraftSuite(StoreFixture store) : StoreTests(store)
{
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 11, 9, 20);

    [Fact]
    public async Task What_is_typed_is_kept_until_it_is_saved_or_discarded()
    {
        var person = await PersonAsync("Typist");
        await KeepAsync(person, "cases/1/fact/known", "The logs say so.\n日志如此。");
        await KeepAsync(person, "cases/1/fact/known", "The logs say so, since Friday.", Now + Duration.FromSeconds(1));
        await KeepAsync(person, "cases/1/fact/evidence", "log.txt");
        await KeepAsync(person, "cases/1/fact extra/why", "another form");
        await KeepAsync(person, "cases/11/fact/known", "another case");
        Assert.Equal(new Draft("cases/1/fact/known", "The logs say so, since Friday.", Now + Duration.FromSeconds(1)), await FindAsync(person, "cases/1/fact/known"));
        Assert.Equal(["cases/1/fact extra/why", "cases/1/fact/evidence", "cases/1/fact/known", "cases/11/fact/known"], await FieldsAsync(person));

        Done(await KeptDrafts.DropFormAsync(Store.Database, person, "cases/1/fact", None));
        Assert.Equal(["cases/1/fact extra/why", "cases/11/fact/known"], await FieldsAsync(person));
        Done(await KeptDrafts.DiscardAsync(Store.Database, person, "cases/11/fact/known", None));
        await KeepAsync(person, "cases/1/fact extra/why", "");
        Assert.Empty(await FieldsAsync(person));
        Assert.Null(await FindAsync(person, "cases/1/fact/known"));
    }

    [Fact]
    public async Task Of_two_pages_the_one_that_was_typed_in_later_wins_whichever_comes_first()
    {
        var person = await PersonAsync("Two pages");
        await KeepAsync(person, "note/text", "later", Now + Duration.FromMinutes(1));
        await KeepAsync(person, "note/text", "earlier, and sent when the network came back", Now);
        Assert.Equal("later", (await FindAsync(person, "note/text"))?.Text);
    }

    [Fact]
    public async Task Nobody_reads_or_changes_what_another_types()
    {
        var (person, other) = (await PersonAsync("Writer"), await PersonAsync("Reader"));
        await KeepAsync(person, "note/text", "mine");
        Assert.Null(await FindAsync(other, "note/text"));
        Assert.Empty(await FieldsAsync(other));
        await KeepAsync(other, "note/text", "theirs", Now + Duration.FromHours(1));
        Done(await KeptDrafts.DropFormAsync(Store.Database, other, "note", None));
        Done(await KeptDrafts.DiscardAsync(Store.Database, other, "note/text", None));
        Assert.Equal("mine", (await FindAsync(person, "note/text"))?.Text);
    }

    [Fact]
    public async Task What_is_too_long_or_no_text_is_not_kept()
    {
        var person = await PersonAsync("Long");
        await KeepAsync(person, "note/text", new string('汉', Draft.MostBytes / 3));
        Assert.Equal(["RCT-DRAFT-001"], await RefusedAsync("note/text", $"{new string('汉', Draft.MostBytes / 3)}xx"));
        Assert.Equal(["RCT-DRAFT-002"], await RefusedAsync("note/text", "half of \ud83d"));
        Assert.Equal(["RCT-DRAFT-002"], await RefusedAsync("note/text", "nothing\0"));
        Assert.Equal(["RCT-TEXT-002"], await RefusedAsync(new string('x', Draft.LongestField + 1), "x"));
        Assert.Equal(["RCT-TEXT-001"], await RefusedAsync("", "x"));
        Assert.Equal(["note/text"], await FieldsAsync(person));

        async Task<string[]> RefusedAsync(string field, string text) =>
            (await KeptDrafts.KeepAsync(Store.Database, person, new(field, text, Now), None)).Succeeded(out _, out var problems) ? [] : [.. problems.Select(problem => problem.Code)];
    }

    [Fact]
    public async Task The_eldest_makes_way_when_there_are_too_many_even_for_two_pages_at_once()
    {
        var (person, other) = (await PersonAsync("Many"), await PersonAsync("Few"));
        await KeepAsync(other, "eldest/of all", "stays", Now - Duration.FromDays(1));
        for (var number = 0; number < Draft.Most; number++) await KeepAsync(person, $"form/{number:D3}", "x", Now + Duration.FromSeconds(number));
        await Task.WhenAll(KeepAsync(person, "form/new", "x", Now + Duration.FromHours(1)), KeepAsync(person, "form/newer", "x", Now + Duration.FromHours(2)));
        var fields = await FieldsAsync(person);
        Assert.Equal((Draft.Most, false, false, true), (fields.Count, fields.Contains("form/000"), fields.Contains("form/001"), fields.Contains("form/002")));
        Assert.Equal(["eldest/of all"], await FieldsAsync(other));
    }

    [Fact]
    public async Task What_nobody_touches_for_thirty_days_is_forgotten()
    {
        var person = await PersonAsync("Absent");
        await KeepAsync(person, "note/old", "x");
        await KeepAsync(person, "note/new", "x", Now + Duration.FromSeconds(1));
        Done(await KeptDrafts.ForgetOldAsync(Store.Database, Now + Draft.Kept, None));
        Assert.Equal(["note/new", "note/old"], await FieldsAsync(person));
        Done(await KeptDrafts.ForgetOldAsync(Store.Database, Now + Draft.Kept + Duration.FromSeconds(1), None));
        Assert.Equal(["note/new"], await FieldsAsync(person));
    }

    private async Task KeepAsync(PersonId person, string field, string text, Instant? at = null) =>
        Done(await KeptDrafts.KeepAsync(Store.Database, person, new(field, text, at ?? Now), None));

    private Task<Draft?> FindAsync(PersonId person, string field) => ReadAsync((session, token) => DraftStore.FindAsync(session, person, field, token));

    private async Task<IReadOnlyList<string>> FieldsAsync(PersonId person) => [.. (await ReadAsync((session, token) => DraftStore.FieldsAsync(session, person, token))).Select(each => each.Field)];

    private static void Done(Result<Done> result) => Assert.True(result.Succeeded(out _, out var problems), problems?.ToString());

    private async Task<PersonId> PersonAsync(string name)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Drafts of {name}"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE"));
    }
}

public sealed class Drafts_on_sqlite(SqliteFixture store) : DraftSuite(store), IClassFixture<SqliteFixture>;

public sealed class Drafts_on_postgresql(PostgresFixture store) : DraftSuite(store), IClassFixture<PostgresFixture>;
