using Microsoft.JSInterop;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Parties.Drafts;
using Rectify.Server.Accounts;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Ui.Shell;

/// <summary>
/// What a page knows of who looks at it: one person, signed in, in a language and a zone; and the store as that person sees it. One for each
/// circuit, and one for each request that draws a page first.
/// </summary>
internal sealed class Here(Instance instance, CurrentUser current, IJSRuntime script)
{
    private SignedInUser? _user;

    /// <summary>How it is shown.</summary>
    public Look Look { get; set; } = Look.Plain;

    /// <summary>The language.</summary>
    public Language Language => Look.Language;

    /// <summary>The zone in which whoever looks lives.</summary>
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[Look.Zone];

    /// <summary>The server.</summary>
    public Instance Instance => instance;

    /// <summary>The present instant.</summary>
    public Instant Now => instance.Now;

    /// <summary>Whether it is known who looks.</summary>
    public bool IsKnown => _user is not null;

    /// <summary>Who looks.</summary>
    public Person Person => User.Person;

    /// <summary>The person, and the session in which they are signed in.</summary>
    public SignedInUser User => _user ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>As whom they act in the log.</summary>
    public Actor Actor => User.Actor;

    /// <summary>What they may see.</summary>
    public Viewer Viewer => User.Viewer;

    /// <summary>Asks who is signed in; nobody is known when nobody is.</summary>
    public async Task KnowAsync(CancellationToken cancellation) => _user = await current.FindAsync(cancellation);

    /// <summary>Whether the person has one of these roles: what a page offers. What it may do is decided where it is done.</summary>
    public bool Is(params ReadOnlySpan<PersonRole> roles)
    {
        foreach (var role in roles) if (Person.Roles.Contains(role)) return true;
        return false;
    }

    /// <summary>Reads in one snapshot, as the person sees it.</summary>
    public Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read, CancellationToken cancellation) =>
        instance.Database.ReadAsync(Viewer, read, cancellation);

    /// <summary>Asks what only some roles may, as the person.</summary>
    public Task<Result<T>> AskAsync<T>(IQuestion<T> question, CancellationToken cancellation) => instance.Workspace.Commands.AskAsync(question, Actor, cancellation);

    /// <summary>Runs a use case as the person.</summary>
    public Task<Result<T>> DoAsync<T>(ICommand<T> command, CancellationToken cancellation) => instance.DoAsync(command, Actor, cancellation);

    /// <summary>
    /// A form is done with, because it was saved or left on purpose: what was typed into its fields is kept no longer. Every page that keeps what is typed into a form
    /// (<c>data-draft</c>) says so, before it leads elsewhere.
    /// </summary>
    /// <param name="form">What the names of its fields begin with, up to the last slash.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task DoneWithAsync(string form, CancellationToken cancellation)
    {
        try
        {
            // The browser first: what it is sending at this moment would come after.
            await script.InvokeVoidAsync("rectify.drafts.done", cancellation, form);
        }
        finally
        {
            _ = await KeptDrafts.DropFormAsync(instance.Database, Person.Id, form, CancellationToken.None);
        }
    }
}
