using Microsoft.AspNetCore.Components;
using NodaTime;
using Rectify.Foundation;
using Rectify.Server.Checks;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.Operation;

/// <summary>How the server is set up, and whether that works.</summary>
public partial class SettingsPage : LivePage
{
    /// <summary>Much is looked at, and little of it changes with what happens in cases.</summary>
    private static readonly Duration Holds = Duration.FromSeconds(10);

    private ServerState? state;
    private Problems? problems;
    private Instant readAt;

    [Inject]
    private NavigationManager? Navigation { get; set; }

    [Inject]
    private Lookout? Lookout { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        if (Lookout is not { } lookout || (state is not null && Here.Now - readAt < Holds)) return;
        if (!Here.Is(PersonRole.Administrator, PersonRole.Auditor))
        {
            Navigation?.NotFound();
            return;
        }
        readAt = Here.Now;
        if ((await ServerState.AskAsync(Here.Instance, lookout, Here.Actor, Gone)).Succeeded(out var read, out problems)) state = read;
    }
}
