using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Rectify.Server.Tests;

/// <summary>Short words for what tests ask of the API.</summary>
internal static class Answers
{
    public const string Root = "/api/v1";

    /// <summary>Reads what must be there.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(Root + path);
        return await BodyAsync(answer, HttpStatusCode.OK);
    }

    /// <summary>All entries of a list, page by page: no page has more than asked for, none but the last fewer.</summary>
    public static async Task<IReadOnlyList<JsonElement>> AllAsync(this HttpClient client, string path, int limit = 500)
    {
        var all = new List<JsonElement>();
        for (var next = ""; ;)
        {
            var page = await client.ReadAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{(next.Length > 0 ? $"&after={Uri.EscapeDataString(next)}" : "")}");
            all.AddRange(page.GetProperty("items").EnumerateArray());
            if (!page.TryGetProperty("next", out var cursor)) return all;
            Assert.Equal(limit, page.GetProperty("items").GetArrayLength());
            next = cursor.GetString() ?? "";
            Assert.Equal(next, Uri.EscapeDataString(next).Replace("%3A", ":", StringComparison.Ordinal)); // it can stand in an address as it is
        }
    }

    /// <summary>Makes what must be made; its id.</summary>
    public static async Task<string> MakeAsync(this HttpClient client, string path, object body, string? key = null)
    {
        using var answer = await client.SendAsync(HttpMethod.Post, path, JsonContent.Create(body), key is null ? [] : [("Idempotency-Key", key)]);
        var made = await BodyAsync(answer, HttpStatusCode.Created);
        Assert.Equal(answer.Headers.Location?.ToString(), made.GetProperty("url").GetString());
        return made.GetProperty("id").GetString() ?? "";
    }

    /// <summary>The tag of what is read there.</summary>
    public static async Task<string> TagAsync(this HttpClient client, string path)
    {
        using var read = await client.GetAsync(Root + path);
        Assert.True(read.IsSuccessStatusCode, $"{path}: {(int)read.StatusCode}");
        return read.Headers.ETag?.ToString() ?? throw new InvalidOperationException($"{path} has no ETag");
    }

    /// <summary>Edits what was read just now.</summary>
    /// <param name="client">For whom.</param>
    /// <param name="method">How.</param>
    /// <param name="path">What.</param>
    /// <param name="body">Into what.</param>
    /// <param name="read">Where its tag is read; there where it is edited when absent.</param>
    public static async Task<HttpResponseMessage> EditAsync(this HttpClient client, HttpMethod method, string path, HttpContent? body = null, string? read = null) =>
        await client.SendAsync(method, path, body, ("If-Match", await client.TagAsync(read ?? path)));

    /// <summary>Sends a request.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Content = content };
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await client.SendAsync(request);
    }

    /// <summary>JSON exactly as it is written.</summary>
    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>The status and the code of a refusal.</summary>
    public static async Task<(int Status, string? Code)> RefusalAsync(this Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((int)answer.StatusCode, body.RootElement.GetProperty("status").GetInt32());
        return ((int)answer.StatusCode, body.RootElement.GetProperty("code").GetString());
    }

    public static async Task<JsonElement> BodyAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
