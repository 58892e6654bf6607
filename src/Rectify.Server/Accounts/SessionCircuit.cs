using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Rectify.Server.Accounts;

/// <summary>Ends what an open page shows when its session ends: nobody is signed in on it any more, and it then leads to the page for signing in (<c>Ui/Shell/ToSignIn</c>).</summary>
internal sealed class SessionCircuit(SessionStateProvider states, SessionWatch sessions) : CircuitHandler, IDisposable
{
    private IDisposable? _watched;

    /// <inheritdoc />
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await states.GetAuthenticationStateAsync();
        if (SessionAuthentication.SessionOf(state.User) is { } session) _watched = sessions.Watch(session, states.End);
    }

    /// <inheritdoc />
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose() => _watched?.Dispose();
}
