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
    private long? _size;
    private bool _again;

    [Inject]
    private LogWatch? Log { get; set; }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => _loading = ReadAsync();

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (_size is { } size) _watched ??= Log?.Watch(size, () => _ = InvokeAsync(AgainAsync));
    }

    /// <summary>Reads it again now, after something was done on the page itself.</summary>
    protected async Task AgainAsync()
    {
        if (Gone.IsCancellationRequested) return;
        if (!_loading.IsCompleted)
        {
            _again = true;
            return;
        }
        try
        {
            await (_loading = ReadAsync());
            StateHasChanged();
        }
        catch (Exception failure)
        {
            if (!Gone.IsCancellationRequested) await DispatchExceptionAsync(failure);
        }
    }

    /// <summary>Once more when something happened while it was being read.</summary>
    private async Task ReadAsync()
    {
        // Asked before anything is read: what happens from then on is told.
        if (RendererInfo.IsInteractive && Log is { } log) _size ??= await log.SizeAsync(Gone);
        do
        {
            _again = false;
            await LoadAsync();
        }
        while (_again && !Gone.IsCancellationRequested);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) _watched?.Dispose();
        base.Dispose(disposing);
    }
}
