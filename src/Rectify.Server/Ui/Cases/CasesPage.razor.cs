using Microsoft.AspNetCore.Components;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Cases;

/// <summary>The list of cases. What is looked for stands in the address.</summary>
public partial class CasesPage : LivePage
{
    private const int PageSize = 50;

    private static readonly (string Word, Text Name)[] Shows =
    [
        ("open", CasesTexts.ShowOpen), ("overdue", CasesTexts.ShowOverdue), ("week", CasesTexts.ShowWeek), ("mine", CasesTexts.ShowMine),
        ("ended", CasesTexts.ShowEnded), ("all", CasesTexts.ShowAll),
    ];

    private Found? list;
    private Problems? problems;

    /// <summary>Which: <c>open</c> when absent, <c>overdue</c>, <c>week</c>, <c>mine</c>, <c>ended</c>, <c>all</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    /// <summary>What sort of matter; any when absent.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>What is looked for in titles, numbers and ids of vulnerabilities.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Which page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    private int At => Math.Max(1, Number ?? 1);

    private bool Filtered => Q is { Length: > 0 } || Kind is { Length: > 0 } || Show is not (null or "open" or "all");

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        var laws = await Here.Instance.LawsAsync(Gone);
        if (!(await RefreshDuties.RunAsync(Here.Instance.Database, laws, Here.Now, progress: null, Gone)).Succeeded(out _, out problems)) return;
        list = await Here.ReadAsync(async (reading, token) =>
        {
            var (cases, total) = await CaseStore.ListAsync(reading, Filter(), (At - 1) * PageSize, PageSize, token);
            var duties = (await DutyStore.OfCasesAsync(reading, cases.Select(each => each.Id), token)).ToDictionary(each => each.Case);
            return new Found([.. cases.Select(each => Row.Of(each, duties.GetValueOrDefault(each.Id), Here.Now))], total);
        }, Gone);
    }

    private static string Word(CaseKind kind) => Words.Of(kind);

    private CaseFilter Filter() => new()
    {
        Kind = Words.TryParse<CaseKind>(Kind ?? "", out var kind) ? kind : null,
        Ended = Show switch { "all" or "overdue" or "week" or "mine" => null, "ended" => true, _ => false },
        ActBefore = Show switch { "overdue" => Here.Now, "week" => Here.Now + Duration.FromDays(7), _ => null },
        Owner = Show == "mine" ? Here.Person.Id : null,
        Text = Q,
    };

    private void Go(string? q = null, string? show = null, string? kind = null) => Navigation?.NavigateTo(Address(q, show, kind), replace: true);

    private string Address(string? q = null, string? show = null, string? kind = null, int page = 1)
    {
        var parts = new[] { ("q", q ?? Q), ("show", show ?? Show), ("kind", kind ?? Kind), ("page", page == 1 ? null : $"{page}") }
            .Where(part => part.Item2 is { Length: > 0 }).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2 ?? "")}");
        return $"/cases?{string.Join('&', parts)}".TrimEnd('?');
    }

    private sealed record Found(IReadOnlyList<Row> Rows, long Total);

    /// <summary>A case, and in what of it one must act first.</summary>
    private sealed record Row(Case About, KeptDuty? First, int Owed, int Late)
    {
        public static Row Of(Case about, CaseDuties? kept, Instant now)
        {
            var owed = kept?.Duties.Where(duty => duty.IsOwed).ToList() ?? [];
            return new(about, owed.Where(duty => duty.ActBy is not null).MinBy(duty => duty.ActBy), owed.Count, owed.Count(duty => duty.ActBy < now));
        }
    }
}
