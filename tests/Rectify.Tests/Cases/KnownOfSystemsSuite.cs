using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Parties;
using Rectify.Proof.Log;
using Rectify.Ledger;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Cases;

/// <summary>What the inventory knows of systems and products decides what a case owes.</summary>
public abstract class KnownOfSystemsSuite(StoreFixture store) : CaseStory(store)
{
    private static readonly DataDescription Customers = new(DataCategory.Contact, "Customers") { Persons = PersonsBand.From10000, CollectedFrom = ["FR"] };

    private async Task<(SystemId System, OrganisationId Us)> SystemAsync(string name, params string[] operatedIn)
    {
        At(Friday);
        var us = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"{name} Ltd", "CN"));
        var system = await DoneAsync(new RegisterSystem(name, us, operatedIn));
        await DoneAsync(new AssignRole(system, us, Role.Controller));
        return (system, us);
    }

    private async Task<CaseId> BreachAsync(SystemId system, CaseKind kind = CaseKind.Incident)
    {
        var id = await DoneAsync(new OpenCase("Breach", kind, [system], []));
        await DoneAsync(new RecordFact(id, FactKind.Aware, OnFriday));
        return id;
    }

    private async Task<Answer> BindsAsync(CaseId id, string rule) =>
        (await AnswerAsync(id, Friday)).Evaluation.Obligations.First(duty => duty.RuleId == rule).Applicability.Answer;

    private async Task<KnownCircumstance?> PersonalDataAsync(CaseId id) =>
        (await ReadAsync((session, token) => KnownCircumstances.OfAsync(session, id, token)))!.FirstOrDefault(known => known.Circumstance == Circumstances.PersonalData);

    [Fact]
    public async Task An_incident_in_a_system_that_holds_personal_data_may_affect_them_and_the_answer_says_whence_it_is()
    {
        var (system, _) = await SystemAsync("Holds", "FR");
        var breach = await BreachAsync(system);
        var vulnerability = await BreachAsync(system, CaseKind.Vulnerability);
        Assert.Null(await PersonalDataAsync(breach)); // nothing recorded is nothing known, and never no
        Assert.Equal(Answer.Unknown, await BindsAsync(breach, "eu.gdpr.33"));

        var data = await DoneAsync(new AddDataHeld(system, Customers));
        var known = await PersonalDataAsync(breach);
        Assert.Equal((Circumstances.Yes, CircumstanceSource.DataHeld, data), (known!.Answer, known.Source, Assert.Single(known.Data).Id));
        Assert.Null(await PersonalDataAsync(vulnerability));

        // Who looked says otherwise.
        await DoneAsync(new SayCircumstance(breach, RuleBook.Embedded().Terms.Circumstances[Circumstances.PersonalData], Circumstances.No, "the copy was empty"));
        known = await PersonalDataAsync(breach);
        Assert.Equal((Circumstances.No, CircumstanceSource.Person, "the copy was empty"), (known!.Answer, known.Source, known.Reason));
        Assert.Equal(Answer.No, await BindsAsync(breach, "eu.gdpr.33"));
    }

    [Theory]
    [InlineData(DataCategory.Important, PersonsBand.Unknown)]
    [InlineData(DataCategory.Contact, PersonsBand.None)]
    public async Task Data_of_nobody_says_nothing_of_persons(DataCategory category, PersonsBand persons)
    {
        var (system, _) = await SystemAsync($"Nobody {category}", "FR");
        await DoneAsync(new AddDataHeld(system, new(category, "Maps") { Persons = persons }));
        Assert.Null(await PersonalDataAsync(await BreachAsync(system)));
    }

    [Fact]
    public async Task Laws_that_protect_persons_reach_their_data_wherever_the_system_runs_and_no_other_law_does()
    {
        var (system, _) = await SystemAsync("Far", "CN");
        var breach = await BreachAsync(system);
        Assert.Equal(Answer.No, await BindsAsync(breach, "eu.gdpr.33"));
        await DoneAsync(new AddDataHeld(system, Customers));
        Assert.NotEqual(Answer.No, await BindsAsync(breach, "eu.gdpr.33"));
        Assert.Equal(Answer.No, await BindsAsync(breach, "eu.nis2.ew"));
        Assert.Equal(Answer.No, await BindsAsync(breach, "uk.gdpr.33"));
        Assert.Equal(Answer.Yes, await BindsAsync(breach, "cn.pipl.57.authority"));
    }

    [Fact]
    public async Task Who_is_named_as_a_processor_of_the_data_is_one()
    {
        var us = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, "Hosting AG", "DE"));
        var (system, _) = await SystemAsync("Hosted", "DE");
        var breach = await BreachAsync(system);
        Assert.Equal(Answer.No, await BindsAsync(breach, "eu.gdpr.33.2"));
        await DoneAsync(new AddDataHeld(system, Customers with { Processors = [us] }));
        Assert.NotEqual(Answer.No, await BindsAsync(breach, "eu.gdpr.33.2"));
    }

    [Fact]
    public async Task What_is_said_of_data_systems_and_products_reaches_the_duties_that_are_kept_of_their_cases()
    {
        var (system, _) = await SystemAsync("Reached", "CN");
        var breach = await BreachAsync(system);
        var gateway = await GatewayAsync("Reached gateway", "US");
        var vulnerable = await OpenAsync("Reached gateway", gateway);
        await DoneAsync(new RecordFact(vulnerable, FactKind.Aware, OnFriday));
        var product = (await ReadAsync((session, token) => ProductStore.FindReleaseAsync(session, new ReleaseId(gateway.Value), token)))!.Product;
        await RefreshAsync();

        await DoneAsync(new AddDataHeld(system, Customers));
        await SameAsync(breach);
        Assert.Contains((await KeptAsync(breach)).Duties, duty => duty.Rule == "eu.gdpr.33");
        await DoneAsync(new EditSystem(system, "Reached", ["JP"], Exposure.Internet, null, CriticalInfrastructure: true));
        await SameAsync(breach);
        Assert.DoesNotContain((await KeptAsync(breach)).Duties, duty => duty.Rule == "cn.pipl.57.authority");
        await DoneAsync(new EditProduct(product, "Reached gateway", ["EU"]));
        await SameAsync(vulnerable);
        Assert.Contains((await KeptAsync(vulnerable)).Duties, duty => duty.Rule.StartsWith("eu.cra.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_system_of_which_nobody_said_who_reaches_it_is_not_said_to_be_out_of_reach()
    {
        var (system, _) = await SystemAsync("Exposed", "US");
        var id = await BreachAsync(system, CaseKind.Vulnerability);
        async Task<string?> FlagAsync() => await ReadAsync(async (session, token) =>
        {
            var reader = await CaseFactsReader.OpenAsync(session, Profile.Unstated, token);
            var found = (await CaseStore.FindAsync(session, id, token))!;
            var asset = (await reader.ReadAsync(session, [found], token))[0].Profile.Assets.Values.Single();
            return asset.FlagsUnstated.Contains("internet-exposed") ? null : Circumstances.Of(asset.Flags!.Contains("internet-exposed"));
        });
        Assert.Null(await FlagAsync());
        await DoneAsync(new EditSystem(system, "Exposed", ["US"], Exposure.Internal, null, false));
        Assert.Equal(Circumstances.No, await FlagAsync());
        await DoneAsync(new EditSystem(system, "Exposed", ["US"], Exposure.Internet, null, false));
        Assert.Equal(Circumstances.Yes, await FlagAsync());
    }

    private async Task RefreshAsync()
    {
        using var key = NotePrivateKey.Generate("known.test/log", bytes => bytes.Fill(7));
        Assert.True((await new Sequencer(Store.Database, key, Clock, "known").DrainAsync(None)).Succeeded(out _, out var problems), problems?.ToString());
        Assert.True((await RefreshDuties.RunAsync(Store.Database, Laws, Friday, progress: null, None)).Succeeded(out _, out problems), problems?.ToString());
    }

    /// <summary>What is kept after a refresh is what computing says.</summary>
    private async Task SameAsync(CaseId id)
    {
        await RefreshAsync();
        var computed = (await AnswerAsync(id, Friday)).Evaluation.Obligations.Where(o => o.Trigger is not null && o.State != ObligationState.NotApplicable).Select(KeptDuty.Of);
        Assert.Equal(computed, (await KeptAsync(id)).Duties);
    }

    private async Task<CaseDuties> KeptAsync(CaseId id) => Assert.Single(await ReadAsync((session, token) => DutyStore.OfCasesAsync(session, [id], token)));
}

public sealed class Known_of_systems_on_sqlite(SqliteFixture store) : KnownOfSystemsSuite(store), IClassFixture<SqliteFixture>;

public sealed class Known_of_systems_on_postgresql(PostgresFixture store) : KnownOfSystemsSuite(store), IClassFixture<PostgresFixture>;
