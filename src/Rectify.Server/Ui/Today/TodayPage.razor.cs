using Microsoft.AspNetCore.Components;
using NodaTime;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;
using Rectify.Submissions;

namespace Rectify.Server.Ui.Today;

/// <summary>The home page.</summary>
public partial class TodayPage : LivePage
{
    private const int Most = 200;

    private Board? board;
    private Problems? problems;

    /// <summary>Which rows: <c>overdue</c>, <c>24</c>, <c>72</c>, <c>mine</c>; all of them when absent.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var laws = await Here.Instance.LawsAsync(Gone);
        if (!(await RefreshDuties.RunAsync(Here.Instance.Database, laws, Here.Now, progress: null, Gone)).Succeeded(out _, out problems)) return;
        board = await Here.ReadAsync(async (reading, token) =>
        {
            var duties = await OpenDuty.FirstAsync(reading, laws.Rules, Most, token);
            var people = await PersonStore.ListAsync(reading, token);
            return new Board(duties, await SignalStore.WaitingAsync(reading, token), people.ToDictionary(person => person.Id, person => person.Name), Here.Now, Here.Person.Id);
        }, Gone);
    }

    private List<OpenDuty> Rows(Board today) => [.. Show switch
    {
        "overdue" => today.Owed.Where(row => today.IsLate(row)),
        "24" => today.Owed.Where(row => today.IsWithin(row, 24)),
        "72" => today.Owed.Where(row => today.IsWithin(row, 72)),
        "mine" => today.Owed.Where(row => row.Owner == Here.Person.Id),
        _ => today.Duties,
    }];

    private Text Shown(Board today) => Show switch
    {
        "overdue" => TodayTexts.Overdue,
        "24" => TodayTexts.Next24,
        "72" => TodayTexts.Next72,
        "mine" => TodayTexts.WaitingForMe,
        _ => TodayTexts.Owed(today.Duties.Count),
    };

    /// <summary>Everything that the page shows, of one snapshot.</summary>
    private sealed record Board(IReadOnlyList<OpenDuty> Duties, IReadOnlyList<Signal> Signals, IReadOnlyDictionary<PersonId, string> Names, Instant Now, PersonId Me)
    {
        public IEnumerable<OpenDuty> Owed => Duties.Where(row => row.Duty.IsOwed);

        public int Overdue => Owed.Count(IsLate);

        public int Soon => Owed.Count(row => IsWithin(row, 24));

        public int Later => Owed.Count(row => IsWithin(row, 72));

        public int Mine => Owed.Count(row => row.Owner == Me);

        public bool IsLate(OpenDuty row) => row.Duty.ActBy < Now;

        public bool IsWithin(OpenDuty row, int hours) => row.Duty.ActBy is { } due && due >= Now && due <= Now + Duration.FromHours(hours);
    }
}
