using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;

namespace Rectify.Server.Ui.Shell;

/// <summary>What every page and every piece of one is: it knows who looks, speaks their language, and stops asking the store when nobody looks any more.</summary>
public abstract class LookedAt : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    /// <summary>A component.</summary>
    protected LookedAt() => Gone = _gone.Token;

    /// <summary>Who looks.</summary>
    internal Here Here => InjectedHere ?? throw new InvalidOperationException("A component was drawn without its services.");

    /// <summary>Ends when the component is gone.</summary>
    protected CancellationToken Gone { get; }

    [Inject]
    private Here? InjectedHere { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The wording in the language of whoever looks.</summary>
    protected string T(Text text) => text.In(Here.Language);

    /// <summary>An instant in the zone of whoever looks, to the minute: <c>2026-12-11 10:20</c>.</summary>
    protected string Local(Instant instant) => Minutes.Format(instant.InZone(Here.Zone).LocalDateTime);

    /// <summary>Gives up what the component holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _gone.Cancel();
        _gone.Dispose();
    }

    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
}
