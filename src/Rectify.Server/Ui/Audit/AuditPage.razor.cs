using System.Text;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Rectify.Cases.Access;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Audit;

/// <summary>The trail, for auditors: what was done, or what was read.</summary>
public partial class AuditPage : LivePage
{
    private const int AtOnce = 100;

    /// <summary>How many characters of a field are shown.</summary>
    private const int Most = 160;

    private IReadOnlyList<Person> people = [];
    private List<Row>? rows;
    private AuditNames names = AuditNames.None;
    private Problems? problems;
    private string? next;
    private string who = "", subject = "", type = "", since = "";

    /// <summary><c>readings</c> for who read what; who did what when absent.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    /// <summary>The id of a person, or <c>os:</c> and an account.</summary>
    [SupplyParameterFromQuery]
    public string? Who { get; set; }

    /// <summary>A concept's word and an id.</summary>
    [SupplyParameterFromQuery]
    public string? Subject { get; set; }

    /// <summary>The type of events.</summary>
    [SupplyParameterFromQuery]
    public string? Type { get; set; }

    /// <summary>From this day on.</summary>
    [SupplyParameterFromQuery]
    public string? Since { get; set; }

    /// <summary>The id after which the page begins.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    /// <summary>The way to other addresses.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    private bool IsReadings => Show == "readings";

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        // Whoever is refused is refused once: that they asked is recorded, and what is recorded has this page read again.
        if (problems is not null && !Here.Is(PersonRole.Auditor)) return;
        (who, subject, type, since) = (Who ?? "", Subject ?? "", Type ?? "", Since ?? "");
        people = [.. (await Here.ReadAsync(PersonStore.ListAsync, Gone)).OrderBy(person => person.Name, StringComparer.Ordinal)];
        var about = default(Subject?);
        if (Subject is { Length: > 0 } named && (about = await Here.ReadAsync((reading, token) => AuditNames.SubjectAsync(reading, named, token), Gone)) is null)
        {
            (problems, rows) = (Problems.Of(AuditTexts.NotASubject), null);
            return;
        }
        var filter = new TrailFilter
        {
            Who = Who is { Length: > 0 } ? Who : null,
            Subject = about,
            Since = LocalDatePattern.Iso.Parse(Since ?? "").TryGetValue(default, out var day) ? day.AtStartOfDayInZone(Here.Zone).ToInstant() : null,
            Types = Type is { Length: > 0 } ? [Type] : null,
        };
        var after = Id.TryParse(After ?? "", out var from) ? from : default;
        if (IsReadings) Take(await Here.AskAsync(new AskReadings(filter, after, AtOnce + 1), Gone), Row.Of);
        else Take(await Here.AskAsync(new AskTrail(filter, after, AtOnce + 1), Gone), Row.Of);
        if (rows is { } shown) names = await Here.ReadAsync((reading, token) => AuditNames.OfAsync(reading, shown.Select(row => $"{row.Subject} {row.Details}"), token), Gone);
    }

    private void Take<T>(Result<IReadOnlyList<T>> asked, Func<T, Row> row)
    {
        rows = asked.Succeeded(out var read, out problems) ? [.. read.Take(AtOnce).Select(row)] : null;
        next = read is { Count: > AtOnce } ? rows?[^1].Id.ToString() : null;
    }

    private string NameOf(string id) => people.FirstOrDefault(person => person.Id.ToString() == id)?.Name ?? id;

    private IEnumerable<(string Field, string Value)> DetailsOf(Row row) =>
        row.Details.Length == 0 ? [] : row.IsJson ? names.Fields(row.Details).Select(field => (field.Field, Cut(field.Value))) : [("", Cut(row.Details))];

    private static string Cut(string text) => text.Length > Most ? $"{text[..Most]}…" : text;

    private string At(string? after) => Navigation.GetUriWithQueryParameter("after", after);

    private void Ask() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["who"] = Said(who), ["subject"] = Said(subject), ["type"] = Said(type), ["since"] = Said(since), ["after"] = null,
    }));

    private static string? Said(string text) => text.Trim() is { Length: > 0 } said ? said : null;

    /// <summary>One line.</summary>
    /// <param name="Id">The id of the event.</param>
    /// <param name="At">When.</param>
    /// <param name="Who">Who did or read: a person's id, or an account.</param>
    /// <param name="What">The type of the event, or what was read.</param>
    /// <param name="Subject">Of what.</param>
    /// <param name="Details">What the event carries, as JSON; what was opened, of a reading; empty when there is nothing or it was erased.</param>
    /// <param name="IsJson">Whether the details are.</param>
    private sealed record Row(Id Id, Instant At, string Who, string What, Subject Subject, string Details, bool IsJson)
    {
        public static Row Of(LoggedEvent happened) => new(
            happened.Id, happened.RecordedAt, happened.Who, happened.Type, happened.Subject, happened.Payload is { } payload ? Encoding.UTF8.GetString(payload.Bytes) : "", IsJson: true);

        public static Row Of(Reading reading) => new(reading.Id, reading.At, reading.Reader, reading.Object ?? "–", reading.Subject, reading.Via ?? "", IsJson: false);
    }
}
