using System.Collections.Frozen;

namespace Rectify.Imports.Planning;

/// <summary>Jurisdictions as tables name them: by their code (ISO 3166-1 alpha-2, or EU), and those that are named most by their names.</summary>
internal static class Places
{
    private static readonly FrozenDictionary<string, string> Named = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["European Union"] = "EU", ["欧盟"] = "EU", ["China"] = "CN", ["PRC"] = "CN", ["中国"] = "CN", ["中国大陆"] = "CN", ["Hong Kong"] = "HK", ["香港"] = "HK", ["中国香港"] = "HK",
        ["Macau"] = "MO", ["Macao"] = "MO", ["澳门"] = "MO", ["中国澳门"] = "MO", ["Taiwan"] = "TW", ["台湾"] = "TW", ["中国台湾"] = "TW", ["Germany"] = "DE", ["Deutschland"] = "DE", ["德国"] = "DE",
        ["France"] = "FR", ["法国"] = "FR", ["Italy"] = "IT", ["意大利"] = "IT", ["Spain"] = "ES", ["西班牙"] = "ES", ["Netherlands"] = "NL", ["荷兰"] = "NL", ["Belgium"] = "BE", ["比利时"] = "BE",
        ["Ireland"] = "IE", ["爱尔兰"] = "IE", ["Austria"] = "AT", ["奥地利"] = "AT", ["Poland"] = "PL", ["波兰"] = "PL", ["Sweden"] = "SE", ["瑞典"] = "SE", ["Denmark"] = "DK", ["丹麦"] = "DK",
        ["Finland"] = "FI", ["芬兰"] = "FI", ["Norway"] = "NO", ["挪威"] = "NO", ["Portugal"] = "PT", ["葡萄牙"] = "PT", ["Czechia"] = "CZ", ["捷克"] = "CZ", ["Hungary"] = "HU", ["匈牙利"] = "HU",
        ["Romania"] = "RO", ["罗马尼亚"] = "RO", ["Greece"] = "GR", ["希腊"] = "GR", ["Luxembourg"] = "LU", ["卢森堡"] = "LU", ["Switzerland"] = "CH", ["瑞士"] = "CH",
        ["United Kingdom"] = "GB", ["UK"] = "GB", ["Great Britain"] = "GB", ["英国"] = "GB", ["United States"] = "US", ["USA"] = "US", ["U.S."] = "US", ["美国"] = "US", ["Canada"] = "CA", ["加拿大"] = "CA",
        ["Mexico"] = "MX", ["墨西哥"] = "MX", ["Brazil"] = "BR", ["巴西"] = "BR", ["Japan"] = "JP", ["日本"] = "JP", ["South Korea"] = "KR", ["Korea"] = "KR", ["韩国"] = "KR", ["India"] = "IN", ["印度"] = "IN",
        ["Singapore"] = "SG", ["新加坡"] = "SG", ["Malaysia"] = "MY", ["马来西亚"] = "MY", ["Thailand"] = "TH", ["泰国"] = "TH", ["Vietnam"] = "VN", ["越南"] = "VN", ["Indonesia"] = "ID", ["印度尼西亚"] = "ID",
        ["Philippines"] = "PH", ["菲律宾"] = "PH", ["Australia"] = "AU", ["澳大利亚"] = "AU", ["New Zealand"] = "NZ", ["新西兰"] = "NZ", ["Türkiye"] = "TR", ["Turkey"] = "TR", ["土耳其"] = "TR",
        ["Israel"] = "IL", ["以色列"] = "IL", ["United Arab Emirates"] = "AE", ["UAE"] = "AE", ["阿联酋"] = "AE", ["Saudi Arabia"] = "SA", ["沙特阿拉伯"] = "SA", ["South Africa"] = "ZA", ["南非"] = "ZA",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code; null when the text is neither a code nor one of these names.</summary>
    public static string? Code(string text) =>
        Named.TryGetValue(text, out var code) ? code
        : text.ToUpperInvariant() is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] written ? written
        : null;
}
