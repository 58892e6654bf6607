using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Cases;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;
using Rectify.Submissions;

namespace Rectify.Server.Ui.Submissions;

/// <summary>A report: written, reviewed, approved. What is typed is kept as it is typed; a version is made when somebody says so.</summary>
public partial class SubmissionPage : LivePage
{
    private readonly Dictionary<string, FieldDraft> drafts = new(StringComparer.Ordinal);
    private Dictionary<PersonId, Person> people = [];
    private Composition? found;
    private Case? ended;
    private (SubmissionId Id, int Version)? drawn;
    private Problems? problems;
    private string? open;
    private string reason = "", review = "", correction = "";
    private bool correcting;

    /// <summary>Its id.</summary>
    [Parameter]
    public required string Word { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private bool MayWrite => found?.Submission is { } submission && SubmissionTransitions.Table.Allows(submission.State, SubmissionState.Draft, Here.Person.Roles);

    private bool WasFiled => found?.Submission?.State is SubmissionState.Dispatched or SubmissionState.Acknowledged or SubmissionState.Refused;

    /// <summary>Whether whoever looks is the one who writes.</summary>
    private bool Edits => MayWrite && found?.Editor?.Person == Here.Person.Id;

    /// <summary>Whether whoever looks wrote it or asked for its review, and so does not approve it.</summary>
    private bool IsAuthor => found is { Submission: { } submission } && (found.Versions.Any(version => version.WrittenBy == Here.Person.Id)
        || found.Acts.Any(act => act.Action == SubmissionAction.RequestReview && act.Version == submission.Version && act.Person == Here.Person.Id));

    private IReadOnlyList<ReportField> Now => [.. (found?.Fields ?? []).Select(one => drafts[one.Field.Name].Now)];

    private bool TooLong => Now.Any(one => one.IsTooLong);

    /// <summary>The fields in which something else stands than in the newest version, each with what stood there.</summary>
    private IReadOnlyList<(ReportField Field, string Before)> Touched =>
        found is null || !Edits ? [] : [.. from one in Now
                                           let before = found.Newest.FirstOrDefault(each => each.Name == one.Field.Name)
                                           where one.Value != (before?.Value ?? "") || one.Beside != (before?.Beside ?? "") || one.LeftOut != (before?.LeftOut ?? false)
                                           select (one, before?.Value ?? "")];

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var submission = Id.TryParse(Word, out var id) ? await Here.ReadAsync((reading, token) => SubmissionStore.FindAsync(reading, new(id), token), Gone) : null;
        if (submission is null || await CaseDoor.OpenAsync(Here, submission.CaseId, Gone) is not { } about)
        {
            (found, ended) = (null, null);
            Navigation?.NotFound();
            return;
        }
        var (laws, now) = (await Here.Instance.LawsAsync(Gone), Here.Now);
        (var read, people) = await Here.ReadAsync(async (reading, token) => (
            await Composition.OfAsync(reading, submission.Id, laws, now, token), (await PersonStore.ListAsync(reading, token)).ToDictionary(person => person.Id)), Gone);
        ended = read is null ? about : null;
        Draw(read);
    }

    /// <summary>What is being typed stays typed while others work on the case; another version is drawn anew.</summary>
    private void Draw(Composition? read)
    {
        var version = read?.Submission is { } submission ? (submission.Id, submission.Version) : ((SubmissionId, int)?)null;
        if (version != drawn) drafts.Clear();
        foreach (var field in read?.Fields ?? [])
            if (!drafts.TryGetValue(field.Field.Name, out var draft) || !draft.IsTouched) drafts[field.Field.Name] = new(field);
        (found, drawn) = (read, version);
    }

    private static Language Other(Language language) => language == Language.Chinese ? Language.English : Language.Chinese;

    private static string Said(ChangeEventArgs typed) => typed.Value?.ToString() ?? "";

    private string Who(PersonId person) => people.TryGetValue(person, out var known) ? known.Name : person.ToString();

    private string Form(string form) => found?.Submission is { } submission ? $"{TakeOver.FormOf(submission.Id)}/{form}" : "";

    private void Begin(string form) => (open, reason, problems) = (open == form ? null : form, "", null);

    private async Task<bool> DoAsync<T>(ICommand<T> command, string? form = null)
    {
        if (!(await Here.DoAsync(command, Gone)).Succeeded(out _, out problems)) return false;
        if ((form ?? open) is { } done) await Here.DoneWithAsync(Form(done), Gone);
        open = null;
        await AgainAsync();
        return true;
    }

    private Task TakeOverAsync() => found?.Submission is { } submission ? DoAsync(new TakeOver(submission.Id)) : Task.CompletedTask;

    private Task ReviewAsync(AloneApproval alone) => found?.Submission is { } submission
        ? DoAsync(new ReviewAfterwards(submission.Id, alone.Version, review), "review") : Task.CompletedTask;

    private async Task<bool> KeepAsync()
    {
        if (found?.Submission is not { } submission) return false;
        var laws = await Here.Instance.LawsAsync(Gone);
        return await DoAsync(Revising(submission, laws), "fields");
    }

    private ReviseSubmission Revising(Submission submission, Laws laws) => new(submission.Id, Texts(field => field.Value), laws)
    {
        Beside = Texts(field => field.Beside),
        LeftOut = Now.Where(field => field.LeftOut).Select(field => field.Field.Name).ToHashSet(StringComparer.Ordinal),
        Correction = correction.Trim().Length > 0 ? correction : null,
    };

    private Dictionary<string, string> Texts(Func<ReportField, string> of) => Now.ToDictionary(field => field.Field.Name, of, StringComparer.Ordinal);

    private async Task AskReviewAsync()
    {
        if (Touched.Count > 0 && !await KeepAsync()) return;
        if (found?.Submission is { } submission) await DoAsync(new RequestReview(submission.Id, submission.Version, null));
    }

    /// <summary>Begins another version of what was filed; it says what it corrects.</summary>
    private async Task CorrectAsync()
    {
        if (found?.Submission is not { } submission || !await DoAsync(new TakeOver(submission.Id))) return;
        if (await DoAsync(Revising(submission, await Here.Instance.LawsAsync(Gone)), "correct")) (correcting, correction) = (false, "");
    }
}
