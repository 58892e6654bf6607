namespace Rectify.Server.Hosting;

/// <summary>
/// What every answer tells the browser not to do, whatever a page should one day contain: scripts come from this server's files alone, no other site shows a page of
/// ours inside its own, forms lead here, and nothing is told to the site that a link leads to.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>Components set styles on elements, which is why these may stand in the page; scripts may not.</summary>
    private const string Content =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>A year, as browsers' lists ask for.</summary>
    private const string OnlyHttps = "max-age=31536000; includeSubDomains";

    /// <summary>Sets them on every answer, also on those that are made when something fails.</summary>
    public static void Use(IApplicationBuilder host) => host.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        // What is taken out of a case, as bytes that nothing may open, says so itself.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Content;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = OnlyHttps;
    }
}
