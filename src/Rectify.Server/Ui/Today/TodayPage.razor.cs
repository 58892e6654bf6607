using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Cases.Coordination;
using Rectify.Cases.Duties;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Orders;
using Rectify.Parties;
using Rectify.Server.Ui.Pieces;
using Rectify.Server.Ui.Recipients;
using Rectify.Server.Ui.Shell;
using Rectify.Server.Ui.Signals;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Submissions.Recipients;

namespace Rectify.Server.Ui.Today;

/// <summary>The home page.</summary>
public partial class TodayPage : LivePage
{
    /// <summary>How many rows are shown at first, so that nothing has to be scrolled, and when one asks for them.</summary>
    private const int AtFirst = 6, Most = 200;

    private const int Questions = 2, Embargoes = 3, Orders = 3;

    private static readonly Duration EmbargoHorizon = Duration.FromDays(14);

    private Board? board;
    private Problems? problems;

    /// <summary>Which rows: <c>overdue</c>, <c>24</c>, <c>72</c>, <c>mine</c>, <c>all</c>, or a day as <c>2026-12-11</c>; the first of them when absent.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [Inject]
    private BoundRecipients? Recipients { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var laws = await Here.Instance.LawsAsync(Gone);
        if (!(await RefreshDuties.RunAsync(Here.Instance.Database, laws, Here.Now, progress: null, Gone)).Succeeded(out _, out problems)) return;
        board = await Here.ReadAsync((reading, token) => ReadAsync(reading, laws, token), Gone);
    }

    private async Task<Board> ReadAsync(ReadSession reading, Laws laws, CancellationToken token)
    {
        var all = await OpenDuty.AllAsync(reading, token);
        var fitting = all.Where(Fits()).ToList();
        var exploited = await SignalStore.AskedAsync(reading, new SignalFilter { Kind = FactKind.KevListed }, 0, Questions, token);
        var embargoes = await EmbargoStore.EndingAsync(reading, Here.Now, Here.Now + EmbargoHorizon, Embargoes, token);
        var orders = await OrderStore.OpenAsync(reading, Orders, token);
        var cases = (await CaseStore.OfIdsAsync(reading, embargoes.Select(each => each.Case).Concat(orders.Select(each => each.Order.CaseId)).Distinct(), token)).ToDictionary(each => each.Id);
        var rows = await OpenDuty.OfAsync(reading, laws.Rules, [.. fitting.Take(Show is null ? AtFirst : Most)], token);
        return new Board
        {
            Now = Here.Now,
            Day = Here.Now.InZone(Here.Zone).Date,
            Me = Here.Person.Id,
            All = all,
            Fitting = fitting.Count,
            Rows = rows,
            Holds = await CaseAnswers.HoldsAsync(reading, rows.Select(row => row.About.Id).Distinct(), laws, Here.Now, token),
            Exploited = await SignalGroup.OfAsync(reading, exploited.Signals, token),
            Waiting = (await SignalStore.AskedAsync(reading, new SignalFilter(), 0, 0, token)).Questions,
            Embargoes = [.. embargoes.Where(each => cases.ContainsKey(each.Case)).Select(each => (cases[each.Case], each.EndsAt))],
            Orders = [.. orders.Where(each => cases.ContainsKey(each.Order.CaseId)).Select(each => (cases[each.Order.CaseId], each))],
            Names = (await PersonStore.ListAsync(reading, token)).ToDictionary(person => person.Id, person => person.Name),
            Load = DayLoad.Of(all, Here.Now, Here.Zone),
            CouldNotFile = Recipients is { } bound
                ? (await WhoCouldFile.OfAsync(reading, await bound.OfAsync(reading, laws, Here.Now, Here.Zone, token), Here.Now, Here.Zone, token)).Count(each => each.Obstacle is not null)
                : 0,
            Uncertain = await SubmissionStore.InStateAsync(reading, SubmissionState.Uncertain, token),
            Alone = Here.Is(PersonRole.Approver, PersonRole.Manager) ? await SubmissionStore.UnreviewedAsync(reading, Here.Person.Id, token) : [],
        };
    }

    private Func<OwnedDuty, bool> Fits()
    {
        if (LocalDatePattern.Iso.Parse(Show ?? "") is { Success: true, Value: var day }) return row => row.Duty.IsOwed && row.Duty.ActBy is { } due && due >= Here.Now && due.InZone(Here.Zone).Date == day;
        return Show switch
        {
            "overdue" => row => row.IsLateAt(Here.Now),
            "24" => row => row.IsWithin(24, Here.Now),
            "72" => row => row.IsWithin(72, Here.Now),
            "mine" => row => row.Duty.IsOwed && row.Owner == Here.Person.Id,
            _ => _ => true,
        };
    }

    private Text Shown(Board today) => Show switch
    {
        "overdue" => TodayTexts.Overdue,
        "24" => TodayTexts.Next24,
        "72" => TodayTexts.Next72,
        "mine" => TodayTexts.WaitingForMe,
        not null when LocalDatePattern.Iso.Parse(Show).Success => TodayTexts.ActByOn(Show),
        _ => TodayTexts.Owed(today.All.Count),
    };

    /// <summary>Whoever looks sees to a duty from now on.</summary>
    private async Task TakeAsync(OpenDuty row)
    {
        var laws = await Here.Instance.LawsAsync(Gone);
        _ = (await Here.DoAsync(new AssignDuty(row.About.Id, laws, row.Duty.Rule, row.Duty.Recipient, Here.Person.Id), Gone)).Succeeded(out _, out var refused);
        await AgainAsync();
        problems = refused;
    }

    /// <summary>Everything that the page shows, of one snapshot.</summary>
    private sealed record Board
    {
        public required Instant Now { get; init; }

        /// <summary>The day that it is for whoever looks.</summary>
        public required LocalDate Day { get; init; }

        public required PersonId Me { get; init; }

        /// <summary>All open duties, by which they are counted.</summary>
        public required IReadOnlyList<OwnedDuty> All { get; init; }

        /// <summary>How many of them were asked for.</summary>
        public required int Fitting { get; init; }

        /// <summary>The first of these.</summary>
        public required IReadOnlyList<OpenDuty> Rows { get; init; }

        /// <summary>The conflicts that hold the release to their recipients, by case and recipient.</summary>
        public required ILookup<(CaseId Case, string Recipient), ReleaseHold> Holds { get; init; }

        /// <summary>What is listed as exploited, and nobody has said whether we are aware.</summary>
        public required IReadOnlyList<SignalGroup> Exploited { get; init; }

        /// <summary>How many questions wait for a yes or a no.</summary>
        public required long Waiting { get; init; }

        public required IReadOnlyList<(Case About, Instant EndsAt)> Embargoes { get; init; }

        /// <summary>The orders to rectify that are due first.</summary>
        public required IReadOnlyList<(Case About, OrderTally Tally)> Orders { get; init; }

        /// <summary>To how many recipients, to whom something may be owed, nobody on duty could file.</summary>
        public required int CouldNotFile { get; init; }

        /// <summary>What was sent, and nobody knows whether it arrived.</summary>
        public required IReadOnlyList<Submission> Uncertain { get; init; }

        /// <summary>What others approved alone, and nobody has reviewed.</summary>
        public required IReadOnlyList<Submission> Alone { get; init; }

        public required IReadOnlyDictionary<PersonId, string> Names { get; init; }

        public required IReadOnlyList<DayLoad> Load { get; init; }

        public long OtherWaiting => Waiting - Exploited.Count;

        public int Overdue => All.Count(row => row.IsLateAt(Now));

        public int Soon => All.Count(row => row.IsWithin(24, Now));

        /// <summary>Whether the last quarter of the time for one of them has begun: amber says nothing else.</summary>
        public bool Presses => All.Any(row => row.IsWithin(24, Now) && DutyLook.Of(row.Duty, Now).Colour == "soon");

        public int Later => All.Count(row => row.IsWithin(72, Now));

        public int Mine => All.Count(row => row.Duty.IsOwed && row.Owner == Me);

        /// <summary>Whether every case was looked at.</summary>
        public bool IsAll => All.Select(row => row.About.Id).Distinct().Count() < OpenDuty.Cases;
    }
}
