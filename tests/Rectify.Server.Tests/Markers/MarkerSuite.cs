using System.Text;
using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Tests.Markers;

/// <summary>
/// Need to know, byte for byte (design §7): a mark of its own in every text of a closed case, and every byte that leaves, read as everybody who may not see it; and,
/// so that it can fail, as the one who may.
/// </summary>
public abstract class MarkerSuite
{
    /// <summary>What is typed and is no text of a case, each with the reason.</summary>
    private static readonly Dictionary<string, string> NoText = new(StringComparer.Ordinal)
    {
        ["AssignDuty.Recipient"] = "names a duty as the rules do",
        ["AssignDuty.Rule"] = "names a duty as the rules do",
        ["ReleaseDuty.Recipient"] = "names a duty as the rules do",
        ["ReleaseDuty.Rule"] = "names a duty as the rules do",
        ["SayNotApplicable.Recipient"] = "names a duty as the rules do",
        ["SayNotApplicable.Rule"] = "names a duty as the rules do",
        ["SayNotApplicable.Group"] = "names a duty as the rules do",
        ["DraftSubmission.Group"] = "names a duty as the rules do",
        ["DraftSubmission.LeftOut"] = "names fields as forms do",
        ["ReviseSubmission.LeftOut"] = "names fields as forms do",
        ["DraftSubmission.Recipient"] = "names a duty as the rules do",
        ["DraftSubmission.RuleId"] = "names a duty as the rules do",
        ["DecideConflict.Conflict"] = "names a conflict as the rules do",
        ["DecideConflict.Option"] = "names an option as the rules do",
        ["DecideConflict.Recipient"] = "names a conflict as the rules do",
        ["SayCircumstance.Answer"] = "one of a circumstance's words",
        ["ConfirmTogether.Title"] = "of a case that is opened for everybody",
        ["LimitCase.Limits.Places"] = "codes of countries",
        ["PlaceHold.Subject.Concept"] = "a concept's word",
        ["ProposeEmbargo.Zone"] = "a zone of the tz database",
        ["OpenTask.Plan.Due.Zone"] = "a zone of the tz database",
        ["ReviseTask.Plan.Due.Zone"] = "a zone of the tz database",
        ["OpenClosedCase.Via"] = "the id of a session",
        ["TakeFile.Via"] = "the id of a session",
        ["ReadReport.Via"] = "the id of a session",
        ["ReadReportFile.Via"] = "the id of a session",
        ["ReadFinder.Via"] = "the id of a session",
        ["RequestReview.Author.Bytes"] = "a signature",
        ["RequestReview.Author.PublicKey"] = "a key",
        ["ApproveSubmission.Approver.Bytes"] = "a signature",
        ["ApproveSubmission.Approver.PublicKey"] = "a key",
        ["RecordFiling.Filer.Bytes"] = "a signature",
        ["RecordFiling.Filer.PublicKey"] = "a key",
        ["DiscloseCase.Reason"] = "it opens the case",
        ["SetReportHandling.Handling.Retentions.Place"] = "of the organisation, and of no case",
        ["SetReportHandling.Handling.Retentions.Rule"] = "of the organisation, and of no case",
        ["SetReportHandling.Handling.Retentions.Zone"] = "of the organisation, and of no case",
        ["SetRetention.Rules.Rule"] = "the id of a rule of law, and of no case",
        ["SetRetention.Rules.Why"] = "of the organisation, and of no case",
        ["StateReadiness.Readiness.Recipient"] = "of the organisation, and of no case",
        ["StateReadiness.Readiness.Address"] = "of the organisation, and of no case",
        ["StateReadiness.Readiness.EntityNumber"] = "of the organisation, and of no case",
        ["StateReadiness.Readiness.Representative"] = "of the organisation, and of no case",
        ["StateReadiness.Readiness.Coordinator"] = "of the organisation, and of no case",
        ["StateReadiness.Readiness.Language"] = "of the organisation, and of no case",
        ["StateReadiness.Readiness.Phone"] = "of the organisation, and of no case",
        ["StateReadiness.Readiness.Keys"] = "of the organisation, and of no case",
        ["SendSubmission.Letter.Name"] = "its ending alone is kept",
        ["SendSubmission.Letter.Bytes"] = "made of the version, as a letter",
        ["SendSubmission.Letter.MediaType"] = "what sort of file it is",
        ["StateReadiness.Readiness.OpenPgp"] = "of the organisation, and of no case",
        ["StateReadiness.Readiness.Quirks"] = "of the organisation, and of no case",
    };

    /// <summary>What nobody is shown over the API: it is kept for proof, or only in a store of one's own. A place that shows it takes it off this list.</summary>
    private static readonly string[] ShownNowhere =  ["ImportOrder.SheetName", "over HTTP: what is refused"];

    private readonly IMarkedServer marked;

    private protected MarkerSuite(IMarkedServer marked) => this.marked = marked;

    private PlantedCase Planted => marked.Planted;

    /// <summary>Scopes are looked at before any store is, and with one of them a token does all that the others may: on one store they are all tried.</summary>
    private protected virtual IReadOnlyList<TokenScope> Scopes => [TokenScope.Write];

    [Fact]
    public void Every_text_that_a_person_can_put_into_a_case_is_marked()
    {
        var places = Planted.Marks.Planted.Keys.Select(place => place.Split(',')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.True(TextFields.All.Count > 60, $"{TextFields.All.Count}");
        Assert.Equal([], TextFields.All.Where(field => !places.Contains(field) && !NoText.ContainsKey(field)));
        Assert.Equal([], NoText.Keys.Where(field => !TextFields.All.Contains(field) || places.Contains(field)));
        Assert.Equal([], places.Where(place => !place.StartsWith("over HTTP", StringComparison.Ordinal) && !TextFields.All.Contains(place)));
    }

    [Fact]
    public async Task Whoever_is_named_finds_every_mark()
    {
        var named = await ViewpointAsync("named", Planted.Named, TokenScope.Write);
        var (found, answered, asked) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var surface in Surfaces.Of(marked.Server, Planted))
        {
            var told = await surface.ReadAsync(named);
            found.UnionWith(Planted.Marks.In(told));
            asked.Add(surface.Name);
            if (told.StartsWith("200\n", StringComparison.Ordinal)) answered.Add(surface.Name);
        }
        Assert.Equal(ShownNowhere.Order(), Planted.Marks.Planted.Keys.Except(found).Order());
        var silent = asked.Except(answered).Order().ToList(); // so that the others did answer when somebody was refused
        Assert.True(NotAnswered.Order().SequenceEqual(silent), string.Join(", ", silent));
    }

    /// <summary>What has nothing to do with a case, and would have to be filled with something else.</summary>
    private static readonly string[] NotAnswered =
    [
        "GET /addresses/{id}", "GET /components/holders", "GET /data-held/{id}", "GET /findings/{id}", "GET /findings/{id}/sightings",
        "GET /imports/{id}", "GET /imports/{id}/notes", "GET /imports/{id}/report.csv", "GET /intakes/{id}", "GET /releases/{id}/components",
        "GET /rotas/{id}", "GET /scans/{id}", "GET /systems/{id}", "GET /systems/{id}/components", "GET /systems/{id}/data",
        "GET /systems/{id}/findings", "GET /systems/{id}/hosts", "GET /systems/{id}/owners", "GET /systems/{id}/scans", "GET /vex/{id}",
        "GET /vulnerabilities/{name}/affected",
    ];

    [Fact]
    public async Task Nobody_else_finds_any_whatever_their_role_and_scope()
    {
        var found = new List<string>();
        foreach (var role in Enum.GetValues<PersonRole>())
        {
            var person = await marked.Server.PersonAsync($"Not named {role}", role);
            foreach (var scope in Scopes) await LookAsync(await ViewpointAsync($"{role} with {scope}", person, scope));
        }
        await LookAsync(await ViewpointAsync("everything", await marked.Server.PersonAsync("Every role", Enum.GetValues<PersonRole>().Where(role => role is not (PersonRole.VendorGuest or PersonRole.Finder))), TokenScope.Write));
        await LookAsync(await ViewpointAsync("named and away", Planted.Away, TokenScope.Write));
        await LookAsync(await ViewpointAsync("broke the glass, and its time is over", Planted.Late, TokenScope.Write));
        Assert.True(found.Count == 0, string.Join(", ", found));

        async Task LookAsync(Viewpoint viewpoint)
        {
            foreach (var surface in Surfaces.Of(marked.Server, Planted))
            {
                var told = await surface.ReadAsync(viewpoint);
                // An address that was asked for with a mark, or with the case's id, may say it again.
                found.AddRange(Planted.Marks.In(told).Where(place => !surface.Name.Contains(Planted.Marks.Planted[place], StringComparison.Ordinal)).Select(place => $"{viewpoint.Name}: {surface.Name}: {place}"));
                if (told.Contains(Planted.Number, StringComparison.Ordinal) || (told.Contains($"{Planted.Id}", StringComparison.Ordinal) && !surface.Name.Contains($"{Planted.Id}", StringComparison.Ordinal))) found.Add($"{viewpoint.Name}: {surface.Name}: the case itself");
            }
        }
    }

    [Fact]
    public async Task Who_broke_the_glass_or_is_named_alone_finds_nothing_that_is_on_a_list_of_its_own()
    {
        foreach (var (name, person, apart) in new[] { ("broke the glass", Planted.Breaker, Planted.Apart), ("second", Planted.Second, [.. Planted.Apart.Where(place => !place.Contains("exploit", StringComparison.OrdinalIgnoreCase) && !place.Contains("red", StringComparison.Ordinal))]) })
        {
            var viewpoint = await ViewpointAsync(name, person, TokenScope.Write);
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var surface in Surfaces.Of(marked.Server, Planted)) found.UnionWith(Planted.Marks.In(await surface.ReadAsync(viewpoint)));
            Assert.Contains("OpenCase.Title", found);
            Assert.Equal([], found.Intersect(apart));
        }
    }

    [Fact]
    public async Task No_mail_post_log_line_or_telemetry_has_any_whoever_it_is_for()
    {
        var outgoing = marked.Outgoing;
        await Eventually(() => Says("duty") && Says("named"));
        IMarkedServer.Flush(marked);
        await Eventually(() => outgoing.Web.To("/v1/traces").Any() && outgoing.Web.To("/v1/metrics").Any());

        var bytes = new List<(string Name, string Text)>();
        foreach (var mail in outgoing.Mail.Mails)
        {
            using var stream = new MemoryStream();
            await mail.WriteToAsync(stream);
            bytes.Add(("mail", $"{Encoding.Latin1.GetString(stream.ToArray())}\n{mail.Subject}\n{mail.TextBody}"));
        }
        bytes.AddRange(outgoing.Web.Posts.Select(post => (post.Path, $"{string.Join('\n', post.Headers)}\n{Encoding.Latin1.GetString(post.Body)}")));
        bytes.AddRange(outgoing.Lines.Select(line => ("log", line)));
        foreach (var expected in new[] { "mail", "/chat/duty", "/hook/duty", "/pager/duty", "/chat/named", "/hook/named", "log", "/v1/traces", "/v1/metrics" })
            Assert.Contains(bytes, each => each.Name == expected);
        Assert.Contains(bytes, each => each.Text.Contains(Planted.Number, StringComparison.Ordinal)); // it is this case that they tell of
        Assert.Equal([], bytes.SelectMany(each => Planted.Marks.In(each.Text).Select(place => $"{each.Name}: {place}")));

        bool Says(string whom) =>
            outgoing.Mail.Mails.Any(mail => mail.To.ToString().StartsWith(whom, StringComparison.Ordinal) && mail.Subject?.Contains(Planted.Number, StringComparison.Ordinal) == true)
            && outgoing.Web.To($"/hook/{whom}").Any(post => Encoding.UTF8.GetString(post.Body).Contains(Planted.Number, StringComparison.Ordinal));
    }

    private async Task<Viewpoint> ViewpointAsync(string name, PersonId person, TokenScope scope) => new(
        name, person, marked.Server.With((await marked.Server.TokenAsync(person, scope)).Secret), (await marked.Server.TokenAsync(person, TokenScope.Calendar)).Secret,
        scope == TokenScope.Write ? marked.Server.With(await marked.Server.SignedInAsync(person)) : null);

    private async Task Eventually(Func<bool> holds)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (holds()) return;
            marked.Server.Clock.Advance(Duration.FromSeconds(1));
            await Task.Delay(100);
        }
        Assert.Fail("Nobody was told.");
    }
}

public sealed class Markers_on_sqlite(MarkedOnSqlite server) : MarkerSuite(server), IClassFixture<MarkedOnSqlite>
{
    private protected override IReadOnlyList<TokenScope> Scopes => [TokenScope.Read, TokenScope.Write, TokenScope.Intake];
}

public sealed class Markers_on_postgresql(MarkedOnPostgres server) : MarkerSuite(server), IClassFixture<MarkedOnPostgres>;
