using Microsoft.AspNetCore.Components;

namespace Rectify.Server.Ui.Shell;

/// <summary>
/// A page that is left open all day: it reads what it shows when it is opened, when its address changes, and when something happened, and keeps what is
/// being typed in it meanwhile.
/// </summary>
public abstract class LivePage : LookedAt
{
    private IDisposable? _watched;
    private Task _loading = Task.CompletedTask;

    [Inject]
    private LogWatch? Log { get; set; }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => _loading = LoadAsync();

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && RendererInfo.IsInteractive) _watched = Log?.Watch(() => _ = InvokeAsync(AgainAsync));
    }

    /// <summary>Reads it again now, after something was done on the page itself.</summary>
    protected async Task AgainAsync()
    {
        if (Gone.IsCancellationRequested || !_loading.IsCompleted) return;
        try
        {
            await (_loading = LoadAsync());
            StateHasChanged();
        }
        catch (Exception failure)
        {
            if (!Gone.IsCancellationRequested) await DispatchExceptionAsync(failure);
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) _watched?.Dispose();
        base.Dispose(disposing);
    }
}
