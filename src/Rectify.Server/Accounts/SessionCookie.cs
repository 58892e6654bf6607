namespace Rectify.Server.Accounts;

/// <summary>
/// The cookie that holds the secret of a session. Under HTTPS its name has the prefix <c>__Host-</c>: browsers take such a cookie only from this very
/// host, and only when it is <c>Secure</c> for the whole site. Plain HTTP is for this machine alone, and there the prefix would not be taken.
/// It lasts as long as the browser is open: how long the session lasts is for the store to say.
/// </summary>
internal static class SessionCookie
{
    /// <summary>What it is called.</summary>
    public static string NameFor(bool isHttps) => Prefixed("rectify", isHttps);

    /// <summary>The name of a cookie of this server.</summary>
    public static string Prefixed(string name, bool isHttps) => isHttps ? $"__Host-{name}" : name;

    /// <summary>The secret that a request brings, or null.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request.IsHttps)];

    /// <summary>Gives the browser the secret.</summary>
    public static void Give(HttpContext context, string secret) => context.Response.Cookies.Append(NameFor(context.Request.IsHttps), secret, Options(context));

    /// <summary>Takes it back.</summary>
    public static void Take(HttpContext context) => context.Response.Cookies.Delete(NameFor(context.Request.IsHttps), Options(context));

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
