using Microsoft.AspNetCore.Components;
using MudBlazor;
using Rectify.Cases;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Signals;

/// <summary>What waits for a yes or a no.</summary>
public partial class SignalsPage : LivePage
{
    private const int PageSize = 20;

    private Found? found;

    /// <summary>What is looked for in what they say, whence they are, and their vulnerability.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Which page, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    [Inject]
    private NavigationManager? Navigation { get; set; }

    [Inject]
    private ISnackbar? Messages { get; set; }

    private int At => Math.Max(1, Number ?? 1);

    /// <inheritdoc />
    protected override async Task LoadAsync() => found = await Here.ReadAsync(async (reading, token) =>
    {
        var asked = await SignalStore.AskedAsync(reading, new SignalFilter { Text = Q }, (At - 1) * PageSize, PageSize, token);
        return new Found(await SignalGroup.OfAsync(reading, asked.Signals, token), asked.All, asked.Questions);
    }, Gone);

    private static string Address(string? q, int page) =>
        $"/signals?{string.Join('&', new[] { q is { Length: > 0 } ? $"q={Uri.EscapeDataString(q)}" : "", page > 1 ? $"page={page}" : "" }.Where(part => part.Length > 0))}".TrimEnd('?');

    private void Go(string? q) => Navigation?.NavigateTo(Address(q, 1), replace: true);

    private async Task AnsweredAsync()
    {
        Messages?.Add(T(SignalsTexts.Answered), MudBlazor.Severity.Normal);
        await AgainAsync();
    }

    private sealed record Found(IReadOnlyList<SignalGroup> Groups, long Signals, long Total);
}
