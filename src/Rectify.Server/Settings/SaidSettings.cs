using Rectify.Foundation;

namespace Rectify.Server.Settings;

/// <summary>The values of the settings, gathered from flags, environment and file: a flag goes before a variable, a variable before the file.</summary>
internal sealed class SaidSettings
{
    private readonly IReadOnlyDictionary<string, string> _values;

    private SaidSettings(IReadOnlyDictionary<string, string> values) => _values = values;

    /// <summary>The value, or null when nothing is said.</summary>
    public string? Of(Setting setting) => _values.GetValueOrDefault(setting.Key);

    /// <summary>A value that is a URL which can be asked; what is none is added to what is wrong.</summary>
    public Uri? Url(Setting setting, Problems found)
    {
        if (Of(setting) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
        found.Add(SettingsProblems.NotAskable(setting.Flag, text));
        return null;
    }

    /// <summary>Gathers them; everything that is wrong is told at once.</summary>
    public static Result<SaidSettings> Gather(IReadOnlyList<string> flags, IReadOnlyDictionary<string, string> environment)
    {
        var problems = new Problems();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in environment.Where(each => each.Key.StartsWith(Setting.Prefix, StringComparison.Ordinal)))
            if (Setting.All.FirstOrDefault(setting => setting.Variable == name) is { } setting) Put(setting, value);
            else problems.Add(SettingsProblems.UnknownVariable(name, Setting.All.Select(each => each.Variable)));
        for (var i = 0; i < flags.Count; i++)
        {
            var (name, value) = flags[i].Split('=', 2) is [var before, var after] ? (before, after) : (flags[i], null);
            if (Setting.All.FirstOrDefault(setting => setting.Flag == name) is not { } setting) problems.Add(SettingsProblems.UnknownFlag(name, Setting.All.Select(each => each.Flag)));
            else if ((value ?? (i + 1 < flags.Count ? flags[++i] : null)) is { } said) values[setting.Key] = said;
            else problems.Add(SettingsProblems.NoValue(name));
        }
        if (values.TryGetValue(Setting.Config.Key, out var path))
        {
            if (FileAt(path).Succeeded(out var bytes, out var wrong) && SettingsFile.Read(path, bytes, Setting.All).Succeeded(out var file, out wrong))
                foreach (var (key, value) in file) values.TryAdd(key, value);
            else
                foreach (var problem in wrong) problems.Add(problem);
        }
        return problems.Any ? problems : new SaidSettings(values);

        void Put(Setting setting, string value)
        {
            if (value.Length > 0) values[setting.Key] = value;
        }
    }

    /// <summary>The bytes of a file, or why there are none.</summary>
    internal static Result<byte[]> FileAt(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return SettingsProblems.FileUnreadable(path, failure.Message);
        }
    }
}
