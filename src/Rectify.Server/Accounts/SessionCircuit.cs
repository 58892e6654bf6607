using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Rectify.Server.Accounts;

/// <summary>Ends what an open page shows when its session ends: it shows nothing more to anybody, and leads to the page for signing in.</summary>
internal sealed class SessionCircuit(SessionStateProvider states, SessionWatch sessions, NavigationManager navigation) : CircuitHandler, IDisposable
{
    private IDisposable? _watched;

    /// <inheritdoc />
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await states.GetAuthenticationStateAsync();
        if (SessionAuthentication.SessionOf(state.User) is { } session) _watched = sessions.Watch(session, End);
    }

    /// <inheritdoc />
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose() => _watched?.Dispose();

    private void End()
    {
        states.End();
        navigation.NavigateTo(SignInAddress.From($"/{navigation.ToBaseRelativePath(navigation.Uri)}"), forceLoad: true);
    }
}
