using System.Net;
using System.Text.RegularExpressions;

namespace Rectify.Server.Tests;

/// <summary>A browser without scripts: it keeps cookies, and sends forms back with what was hidden in them. It follows no redirection.</summary>
internal sealed partial class FormClient : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private readonly Uri _server;

    public FormClient(Uri server, (string Name, string Value)? session = null, bool follows = false)
    {
        _server = server;
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = follows, CookieContainer = _cookies }) { BaseAddress = server };
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
        if (session is var (name, value)) _cookies.Add(server, new Cookie(name, value, "/"));
    }

    /// <summary>What the browser keeps under a name; null when nothing.</summary>
    public string? Kept(string name) => _cookies.GetCookies(_server)[name]?.Value;

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    /// <summary>Opens a page and sends a form that stands on it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="form">The name of the form, or the path that it leads to.</param>
    /// <param name="fields">What the person fills in.</param>
    /// <param name="to">Another server that gets it.</param>
    public async Task<HttpResponseMessage> PostAsync(string page, string form, Dictionary<string, string> fields, Uri? to = null)
    {
        var html = await (await _client.GetAsync(page)).Content.ReadAsStringAsync();
        return await SendAsync(html, page, form, fields, to);
    }

    /// <summary>Sends a form of a page that was opened before.</summary>
    public async Task<HttpResponseMessage> SendAsync(string html, string page, string form, Dictionary<string, string> fields, Uri? to = null)
    {
        var own = Form().Matches(html).Select(found => found.Value).First(each =>
            form.StartsWith('/') ? each.Contains($"action=\"{form}\"", StringComparison.Ordinal) : each.Contains($"value=\"{form}\"", StringComparison.Ordinal));
        var all = new Dictionary<string, string>(fields);
        foreach (Match hidden in Hidden().Matches(own))
            if (Name().Match(hidden.Value) is { Success: true } name && Value().Match(hidden.Value) is { Success: true } value)
                all.TryAdd(name.Groups[1].Value, WebUtility.HtmlDecode(value.Groups[1].Value));
        return await _client.PostAsync(new Uri(to ?? _server, form.StartsWith('/') ? form : page), new FormUrlEncodedContent(all));
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
