using Microsoft.AspNetCore.Components;
using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Ui.Cases;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Shell;
using Rectify.Server.Ui.Signals;

namespace Rectify.Server.Ui.Reports;

/// <summary>One report. What it says and who found it are opened one by one, and the log notes who did.</summary>
public partial class ReportPage : LivePage
{
    private readonly HashSet<PersonId> readers = [];
    private InboundReport? report, original;
    private SignalGroup? group;
    private ReportContent? content;
    private Finder? finder;
    private IReadOnlyList<Person> handlers = [];
    private Instant? kept;
    private Problems? problems;
    private string? open;
    private string typed = "", more = "";

    /// <summary>Its number or id.</summary>
    [Parameter]
    public required string Word { get; set; }

    /// <summary><c>yes</c> while the caller is on the line.</summary>
    [SupplyParameterFromQuery]
    public string? Call { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private bool Handles => ReportTransitions.Handlers.Allows(Here.Person.Roles);

    /// <summary>Where it may go from here by this person, apart from what its signal decides.</summary>
    private IEnumerable<ReportState> Next => report is { } known
        ? Enum.GetValues<ReportState>().Where(to => to is not (ReportState.Valid or ReportState.Invalid) && ReportTransitions.Table.Allows(known.State, to, Here.Person.Roles))
        : [];

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var (found, its) = await Here.ReadAsync(async (reading, token) => await ReportStore.FindAsync(reading, Word, token) is { } one
            ? (one, await SignalStore.FindAsync(reading, one.Signal, token)) : ((InboundReport?)null, (Signal?)null), Gone);
        if (found is null || its is null || (its.Case is { } about && await CaseDoor.OpenAsync(Here, about, Gone) is null))
        {
            report = null;
            Navigation?.NotFound();
            return;
        }
        (group, original, kept, handlers) = await Here.ReadAsync(async (reading, token) => (
            (await SignalGroup.OfAsync(reading, [its], token))[0],
            found.DuplicateOf is { } root ? await ReportStore.FindAsync(reading, root, token) : null,
            (await ReportHandlingStore.FindAsync(reading, token)).KeepUntil(found),
            (IReadOnlyList<Person>)[.. (await PersonStore.ListAsync(reading, token)).Where(person => ReportTransitions.Handlers.Allows(person.Roles)).OrderBy(person => person.Name, StringComparer.Ordinal)]), Gone);
        report = found;
    }

    private void Begin(string form)
    {
        (open, typed, problems) = (open == form ? null : form, "", null);
        readers.Clear();
    }

    private void Flip(PersonId person)
    {
        if (!readers.Remove(person)) readers.Add(person);
    }

    private string Form(string? form) => $"reports/{report?.Id}/{form}";

    private async Task<bool> DoAsync<T>(ICommand<T> command, string? form = null)
    {
        var done = (await Here.DoAsync(command, Gone)).Succeeded(out _, out problems);
        if (!done) return false;
        if ((form ?? open) is { } saved) await Here.DoneWithAsync(Form(saved), Gone);
        if (form is null) open = null;
        await AgainAsync();
        return true;
    }

    private async Task AcknowledgeAsync(string how)
    {
        if (report is { } known) await DoAsync(new AcknowledgeReport(known.Id, how.Trim().Length > 0 ? how : null));
    }

    private async Task SameAsync()
    {
        if (report is not { } known) return;
        if (await Here.ReadAsync((reading, token) => ReportStore.FindAsync(reading, typed.Trim(), token), Gone) is not { } other) problems = Problems.Of(ReportsProblems.Unknown(typed));
        else await DoAsync(new MarkDuplicate(known.Id, other.Id));
    }

    private async Task ReadAsync()
    {
        if (report is { } known && (await Here.DoAsync(new ReadReport(known.Id, Here.Via()), Gone)).Succeeded(out var read, out problems)) content = read;
    }

    private async Task FinderAsync()
    {
        if (report is { } known && (await Here.DoAsync(new ReadFinder(known.Id, Here.Via()), Gone)).Succeeded(out var read, out problems)) finder = read;
    }

    private async Task TakeAsync(ReportFile file)
    {
        if (report is { } known && (await Here.DoAsync(new ReadReportFile(known.Id, file.Id, Here.Via()), Gone)).Succeeded(out var taken, out problems))
            await Script.SaveAsync(known.OutgoingName(file.Id), taken.Bytes, Gone);
    }

    private async Task AddAsync()
    {
        if (report is not { } known || !await DoAsync(new AddToReport(known.Id, "", more, []), "more")) return;
        more = "";
        await ReadAsync();
    }
}
