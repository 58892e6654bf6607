using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cases.Tasks;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Signals;

/// <summary>The answer to a group of signals.</summary>
public partial class SignalAnswer : LookedAt
{
    private const int Most = 12;

    private IReadOnlyList<Obligation>? starts;
    private Problems? refused;
    private WhenTyped since = WhenTyped.In("UTC");
    private string? open;
    private IReadOnlyList<Person> people = [];
    private string? asked;
    private string about = "", title = "", howKnown = "", reason = "", whom = "";

    /// <summary>The signals.</summary>
    [Parameter, EditorRequired]
    public required SignalGroup Group { get; set; }

    /// <summary>They were answered.</summary>
    [Parameter]
    public EventCallback Answered { get; set; }

    /// <summary>What stands beside the answers.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private bool MayConfirm => Group.Signals.All(signal => SignalTransitions.Table.Allows(signal.State, SignalState.Confirmed, Here.Person.Roles));

    private bool MayReject => Group.Signals.All(signal => SignalTransitions.Table.Allows(signal.State, SignalState.Rejected, Here.Person.Roles));

    /// <summary>Somebody is asked by a task, which stands in a case.</summary>
    private bool MayAsk => Group.About is not null && Here.Is(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    private string Id(string field) => $"{field}-{Group.First.Id}";

    private string Form(string answer) => $"signals/{Group.First.Id}/{answer}";

    private async Task YesAsync()
    {
        (open, refused) = (open == "yes" ? null : "yes", null);
        if (open is null) return;
        var first = Group.Signals.Select(signal => signal.Occurred).MinBy(occurred => occurred.Earliest);
        since = first.IsUncertain ? WhenTyped.Of(first) : WhenTyped.At(first.Earliest, Here.Zone);
        about = Group.Cases is [var likely, ..] ? likely.Id.ToString() : "";
        title = Group.Vulnerability ?? (Group.First.Statement.Length > 200 ? Group.First.Statement[..200] : Group.First.Statement);
        await LookAsync();
    }

    private void No() => (open, refused) = (open == "no" ? null : "no", null);

    private async Task AskAsync()
    {
        (open, refused, asked) = (open == "ask" ? null : "ask", null, null);
        if (open is null || Group.About is not { } home) return;
        people = await Here.ReadAsync(async (reading, token) => (IReadOnlyList<Person>)
        [
            .. (await WhoSees.OfAsync(reading, home.Id, token)).Where(sight => sight.Sees && sight.Person.Id != Here.Person.Id).Select(sight => sight.Person).OrderBy(person => person.Name, StringComparer.Ordinal),
        ], Gone);
    }

    private async Task AskThemAsync(Case home)
    {
        PersonId? chosen = Foundation.Id.TryParse(whom, out var id) ? new PersonId(id) : null;
        refused = chosen is null ? Problems.Of(PageProblems.NobodyChosen) : null;
        if (chosen is null) return;
        var plan = new TaskPlan(T(SignalsTexts.Question(Group.Vulnerability ?? Group.First.Source)), chosen, Due: null, default);
        if (!(await Here.DoAsync(new OpenTask(home.Id, plan), Gone)).Succeeded(out _, out refused)) return;
        asked = people.First(person => person.Id == chosen).Name;
        open = null;
    }

    private async Task ChooseAsync(ChangeEventArgs chosen)
    {
        about = chosen.Value?.ToString() ?? "";
        await LookAsync();
    }

    /// <summary>Computes what a yes would start, with what is typed now.</summary>
    private async Task LookAsync()
    {
        var problems = new Problems();
        var occurred = since.Read(problems);
        refused = problems.Any ? problems : null;
        if (problems.Any) return;
        var laws = await Here.Instance.LawsAsync(Gone);
        starts = await Here.ReadAsync((reading, token) => WouldStart.OfAsync(
            reading, laws, Group.Cases.FirstOrDefault(each => each.Id.ToString() == about), Group.Signals, occurred, Here.Now, token), Gone);
    }

    private async Task ConfirmAsync()
    {
        var problems = new Problems();
        var occurred = since.Read(problems);
        if ((refused = problems.Any ? problems : null) is not null) return;
        var confirm = new ConfirmTogether(
            [.. Group.Signals.Select(signal => signal.Id)], Group.Cases.FirstOrDefault(each => each.Id.ToString() == about)?.Id, title, occurred,
            howKnown.Trim() is { Length: > 0 } known ? known : null);
        await DoneAsync((await Here.DoAsync(confirm, Gone)).Succeeded(out _, out refused));
    }

    private async Task RejectAsync() =>
        await DoneAsync((await Here.DoAsync(new RejectTogether([.. Group.Signals.Select(signal => signal.Id)], reason), Gone)).Succeeded(out _, out refused));

    private async Task DoneAsync(bool done)
    {
        if (!done) return;
        foreach (var answer in new[] { "yes", "no" }) await Here.DoneWithAsync(Form(answer), Gone);
        open = null;
        await Answered.InvokeAsync();
    }
}
