using Rectify.Foundation;

namespace Rectify.Server.Hosting;

/// <summary>The language that a request asks for.</summary>
internal static class Languages
{
    /// <summary>Chinese when <c>Accept-Language</c> begins with it, otherwise English.</summary>
    public static Language Of(HttpRequest request) =>
        request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;

    /// <summary>Its name in <c>Content-Language</c>.</summary>
    public static string Tag(this Language language) => language == Language.Chinese ? "zh" : "en";
}
