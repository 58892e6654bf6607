using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Rectify.Documents.Content;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Cases;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;
using Rectify.Submissions;
using Rectify.Submissions.Papers;
using Rectify.Submissions.Recipients;

namespace Rectify.Server.Ui.Submissions;

/// <summary>Guides a person through the recipient's own form, and keeps what came back.</summary>
public partial class FilePage : LivePage
{
    private Composition? found;
    private Readiness? ready;
    private IReadOnlyList<string> accounts = [];
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();
    private SubmissionState? drawn;
    private Problems? problems;
    private WhenTyped when = new();
    private string channel = "", reference = "", happened = "", pasted = "";
    private bool incomplete, open, busy;
    private IBrowserFile? shows;

    /// <summary>The id of the submission.</summary>
    [Parameter]
    public required string Word { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private bool Files => Here.Is(PersonRole.Reporter, PersonRole.Approver, PersonRole.Manager);

    /// <summary>The fields as the newest version has them, in the recipient's order.</summary>
    private IEnumerable<ReportField> Filed => found is null ? [] : found.Fields.Select(one => found.Newest.FirstOrDefault(each => each.Name == one.Field.Name) is { } kept
        ? new ReportField(one.Field, kept.Value) { LeftOut = kept.LeftOut, Origin = kept.Origin }
        : new ReportField(one.Field, ""));

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var submission = Id.TryParse(Word, out var id) ? await Here.ReadAsync((reading, token) => SubmissionStore.FindAsync(reading, new(id), token), Gone) : null;
        if (submission is null || await CaseDoor.OpenAsync(Here, submission.CaseId, Gone) is null)
        {
            found = null;
            Navigation?.NotFound();
            return;
        }
        var (laws, now) = (await Here.Instance.LawsAsync(Gone), Here.Now);
        found = await Here.ReadAsync((reading, token) => Composition.OfAsync(reading, submission.Id, laws, now, token), Gone);
        (ready, accounts, names) = await Here.ReadAsync(async (reading, token) =>
        {
            var said = await ReadinessStore.FindAsync(reading, submission.Recipient, token);
            var people = (await PersonStore.ListAsync(reading, token)).ToDictionary(person => person.Id, person => person.Name);
            return (said, (IReadOnlyList<string>)[.. said.Accounts.Where(people.ContainsKey).Select(person => people[person])], people);
        }, Gone);
        if (found?.Submission?.State is not { } state || state == drawn) return;
        // What is typed stays typed while others work on it; the next step begins with the time it is.
        (drawn, when, shows) = (state, WhenTyped.At(now, Here.Zone), null);
        if (channel.Length == 0) channel = found.Duty.To.Contact ?? "";
    }

    private string Form(string form) => found?.Submission is { } submission ? $"{TakeOver.FormOf(submission.Id)}/file-{form}" : "";

    private string Label(string name) => found?.Fields.FirstOrDefault(field => field.Field.Name == name)?.Label(Here.Language) ?? name;

    private async Task<bool> DoAsync<T>(ICommand<T> command, string? form = null)
    {
        if (!(await Here.DoAsync(command, Gone)).Succeeded(out _, out problems)) return false;
        if (form is not null) await Here.DoneWithAsync(Form(form), Gone);
        await AgainAsync();
        return true;
    }

    private async Task SentAsync()
    {
        if (found is not { Submission: { } submission, Latest: { } latest }) return;
        var wrong = new Problems();
        var at = when.Read(wrong);
        if (wrong.Any) problems = wrong;
        else
            await DoAsync(new RecordFiling(submission.Id, latest.Number, at.Earliest, at.Zone, channel, reference, null, await Here.Instance.LawsAsync(Gone)) { Incomplete = incomplete }, "sent");
    }

    private async Task TriedAsync()
    {
        if (found?.Submission is not { } submission || busy) return;
        var file = await ReadAsync();
        if (file is null && shows is not null) return;
        var trying = new RecordAttempt(submission.Id, Here.Now, channel, happened) { File = file };
        if (await DoAsync(trying, "tried")) (happened, shows) = ("", null);
    }

    private async Task ReceivedAsync()
    {
        if (found?.Submission is not { } submission || busy) return;
        var wrong = new Problems();
        var at = when.Read(wrong);
        if (wrong.Any)
        {
            problems = wrong;
            return;
        }
        var bytes = shows is null ? Encoding.UTF8.GetBytes(pasted) : (await ReadAsync())?.Bytes;
        if (bytes is not null) await DoAsync(new RecordAcknowledgement(submission.Id, at.Earliest, at.Zone, reference, bytes), "receipt");
    }

    private async Task RefusedAsync()
    {
        if (found?.Submission is { } submission && await DoAsync(new RecordRefusal(submission.Id, happened), "refused")) (happened, open) = ("", false);
    }

    /// <summary>The file that was chosen; null when there is none, or when it is too large, which is said.</summary>
    private async Task<(string Name, byte[] Bytes)?> ReadAsync()
    {
        if (shows is not { } chosen) return null;
        if (chosen.Size > RecordAcknowledgement.MaxBytes)
        {
            problems = Problems.Of(CasesProblems.FileTooLarge(RecordAcknowledgement.MaxBytes >> 20));
            return null;
        }
        busy = true;
        try
        {
            using var content = new MemoryStream();
            await using (var stream = chosen.OpenReadStream(RecordAcknowledgement.MaxBytes, Gone)) await stream.CopyToAsync(content, Gone);
            return (chosen.Name, content.ToArray());
        }
        finally
        {
            busy = false;
        }
    }

    private string FileName => found is { Submission: { } submission, Latest: { } latest }
        ? string.Create(CultureInfo.InvariantCulture, $"{found.Answer.Case.OutgoingName}-{submission.Stage}-v{latest.Number}") : "";

    private async Task SaveAsync()
    {
        if (found?.Latest is { } latest) await Script.SaveAsync($"{FileName}.txt", latest.Bytes, Gone);
    }

    /// <summary>The newest version as a letter of the legal entity of whoever takes it.</summary>
    private async Task<Document?> LetterAsync(CancellationToken cancellation)
    {
        if (found is not { Latest: { } latest } report) return null;
        var entities = await Here.ReadAsync(OrganisationStore.ListAsync, cancellation);
        var sender = entities.FirstOrDefault(each => each.Id == Here.Person.LegalEntity)?.Name ?? "";
        return ReportPaper.Of(report, latest, [.. Filed], sender, CaseCard.TlpOf(report.Answer.Case.Tlp));
    }

    private async Task TakeAsync(Acknowledgement receipt) => await Script.SaveAsync($"{receipt.Sha256[..16]}.bin", receipt.Bytes, Gone);
}
