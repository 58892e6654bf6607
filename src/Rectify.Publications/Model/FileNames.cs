namespace Rectify.Publications.Model;

/// <summary>The names that documents have as files.</summary>
public static class FileNames
{
    /// <summary>CSAF, section 5.1: the tracking id in lower case, each run of what is neither letter, digit, <c>+</c> nor <c>-</c> as one <c>_</c>.</summary>
    public static string OfCsaf(string id)
    {
        var name = string.Concat(id.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' ? letter : '_'));
        while (name.Contains("__", StringComparison.Ordinal)) name = name.Replace("__", "_", StringComparison.Ordinal);
        return name + ".json";
    }
}
