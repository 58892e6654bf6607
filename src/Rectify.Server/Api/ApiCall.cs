using System.Text.Json;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>What every endpoint needs of the request that it answers: for whom it is, and the store as that person sees it.</summary>
internal sealed class ApiCall
{
    /// <summary>The header that carries the key of a request.</summary>
    public const string KeyHeader = "Idempotency-Key";

    private readonly HttpContext _context;

    private ApiCall(HttpContext context) =>
        (_context, Instance, User) = (context, context.RequestServices.GetRequiredService<Instance>(),
            context.Features.Get<ApiUser>() ?? throw new InvalidOperationException("The endpoint was reached without a token."));

    /// <summary>The server.</summary>
    public Instance Instance { get; }

    /// <summary>For whom the request is made.</summary>
    public ApiUser User { get; }

    /// <summary>The way in that readings are noted with.</summary>
    public string Via => User.Token.Id.ToString();

    /// <summary>Ends when nobody waits for the answer any more.</summary>
    public CancellationToken Cancellation => _context.RequestAborted;

    /// <summary>The request's bytes.</summary>
    public HttpRequest Request => _context.Request;

    /// <summary>The language that names are told in.</summary>
    public Language Language => Languages.Of(_context.Request);

    /// <summary>How an endpoint gets one.</summary>
    public static ValueTask<ApiCall> BindAsync(HttpContext context) => ValueTask.FromResult(new ApiCall(context));

    /// <summary>Sends the head of the answer, for whoever waits for a body that may begin much later.</summary>
    public Task BeginAsync(CancellationToken cancellation) => _context.Response.Body.FlushAsync(cancellation);

    /// <summary>Whether the token still counts: for an answer that goes on for longer than a moment.</summary>
    public async Task<bool> CountsAsync(ReadSession reading, CancellationToken cancellation) =>
        (await TokenStore.FindAsync(reading, User.Token.Id, cancellation))?.CountsAt(Instance.Now) == true;

    /// <summary>Reads in one snapshot, as the person sees it.</summary>
    public Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read) => Instance.Database.ReadAsync(User.Viewer, read, Cancellation);

    /// <summary>Runs a use case as the person.</summary>
    public Task<Result<T>> DoAsync<T>(ICommand<T> command) => Instance.DoAsync(command, User.Actor, Cancellation);

    /// <summary>Asks what only some roles may.</summary>
    public Task<Result<T>> AskAsync<T>(IQuestion<T> question) => Instance.Workspace.Commands.AskAsync(question, User.Actor, Cancellation);

    /// <summary>Runs a use case that makes something, once for each <c>Idempotency-Key</c>, and answers with where it is.</summary>
    /// <param name="command">The use case.</param>
    /// <param name="asked">The body that asked for it.</param>
    /// <param name="made">The id of what was made, and its path below <c>/api/v1</c>.</param>
    public async Task<IResult> CreateAsync<T>(ICommand<T> command, object asked, Func<T, (string Id, string Path)> made) =>
        (await OnceAsync(command, asked, value => Created(made(value)))).Succeeded(out var created, out var problems)
            ? Results.Created(created.Url, created)
            : ProblemMapping.Of(problems);

    /// <summary>Runs a use case that adds something without an address of its own, once for each <c>Idempotency-Key</c>.</summary>
    /// <param name="command">The use case.</param>
    /// <param name="asked">The body that asked for it; null when there is none.</param>
    public async Task<IResult> AddAsync<T>(ICommand<T> command, object? asked) =>
        (await OnceAsync(command, asked, static _ => new Done())).Succeeded(out _, out var problems) ? Results.NoContent() : ProblemMapping.Of(problems);

    /// <summary>Runs a use case, once for each <c>Idempotency-Key</c>; the same key is given the same answer again.</summary>
    /// <param name="command">The use case.</param>
    /// <param name="asked">The body that asked for it; null when there is none.</param>
    /// <param name="told">The answer.</param>
    public async Task<Result<TBody>> OnceAsync<T, TBody>(ICommand<T> command, object? asked, Func<T, TBody> told)
        where TBody : notnull
    {
        var key = Request.Headers[KeyHeader].ToString();
        Problems? problems;
        if (key.Length == 0) return (await DoAsync(command)).Succeeded(out var value, out problems) ? told(value) : problems;
        var request = $"{Request.Method} {Request.Path}\n{(asked is null ? "" : JsonSerializer.Serialize(asked, asked.GetType(), ApiJson.Options))}";
        if (!(await DoAsync(new Once<T>(command, key, request, value => JsonSerializer.Serialize(told(value), ApiJson.Options)))).Succeeded(out var answer, out problems)) return problems;
        return JsonSerializer.Deserialize<TBody>(answer, ApiJson.Options) ?? throw new InvalidOperationException("The kept answer does not read.");
    }

    /// <summary>Runs a use case that gives nothing back.</summary>
    public async Task<IResult> PerformAsync<T>(ICommand<T> command) =>
        (await DoAsync(command)).Succeeded(out _, out var problems) ? Results.NoContent() : ProblemMapping.Of(problems);

    /// <summary>Runs a use case that changes what was read, while it is as it was then: <c>If-Match</c> names its tag.</summary>
    /// <param name="command">The use case.</param>
    /// <param name="now">Reads what is changed, as it is told; null when there is none, which the use case says.</param>
    public Task<IResult> EditAsync<T, TBody>(ICommand<T> command, Func<ReadSession, CancellationToken, Task<TBody?>> now)
        where TBody : class => EditAsync(command, now, _ => Results.NoContent());

    /// <summary>The same, where what came of it is told.</summary>
    /// <param name="command">The use case.</param>
    /// <param name="now">Reads what is changed, as it is told; null when there is none, which the use case says.</param>
    /// <param name="done">What is answered.</param>
    public Task<IResult> EditAsync<T, TBody>(ICommand<T> command, Func<ReadSession, CancellationToken, Task<TBody?>> now, Func<T, IResult> done)
        where TBody : class => EditTaggedAsync(command, async (reading, token) => await now(reading, token) is { } body ? ETags.Of(body) : null, done);

    /// <summary>The same of what has a tag of its own making.</summary>
    /// <param name="command">The use case.</param>
    /// <param name="now">Reads the tag; null when there is nothing to change, which the use case says.</param>
    public Task<IResult> EditTaggedAsync<T>(ICommand<T> command, Func<ReadSession, CancellationToken, Task<string?>> now) =>
        EditTaggedAsync(command, now, _ => Results.NoContent());

    private async Task<IResult> EditTaggedAsync<T>(ICommand<T> command, Func<ReadSession, CancellationToken, Task<string?>> now, Func<T, IResult> done)
    {
        if (Request.Headers.IfMatch is not [{ Length: > 0 } tag]) return ProblemMapping.Of(ApiProblems.NoTag);
        var unchanged = new IfUnchanged<T>(command, async (reading, token) => await now(reading, token) is { } other && other != tag ? ApiProblems.Changed : null);
        return (await DoAsync(unchanged)).Succeeded(out var value, out var problems) ? done(value) : ProblemMapping.Of(problems);
    }

    private static CreatedBody Created((string Id, string Path) made) => new(made.Id, $"{ApiRoutes.Root}{made.Path}");
}

/// <summary>What was made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where it is.</param>
internal sealed record CreatedBody(string Id, string Url);
