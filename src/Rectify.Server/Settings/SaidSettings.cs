using Rectify.Foundation;

namespace Rectify.Server.Settings;

/// <summary>The values of the settings, gathered from flags, environment and file: a flag goes before a variable, a variable before the file.</summary>
internal sealed class SaidSettings
{
    private readonly IReadOnlyDictionary<string, (string Value, SettingOrigin Origin)> _values;

    private SaidSettings(IReadOnlyDictionary<string, (string Value, SettingOrigin Origin)> values) => _values = values;

    /// <summary>Nothing is said: everything has its default.</summary>
    public static SaidSettings Nothing { get; } = new(new Dictionary<string, (string Value, SettingOrigin Origin)>());

    /// <summary>The value, or null when nothing is said.</summary>
    public string? Of(Setting setting) => _values.TryGetValue(setting.Key, out var said) ? said.Value : null;

    /// <summary>Where it is said.</summary>
    public SettingOrigin OriginOf(Setting setting) => _values.TryGetValue(setting.Key, out var said) ? said.Origin : SettingOrigin.Default;

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
        var values = new Dictionary<string, (string Value, SettingOrigin Origin)>(StringComparer.Ordinal);
        foreach (var (name, value) in environment.Where(each => each.Key.StartsWith(Setting.Prefix, StringComparison.Ordinal)))
            if (Setting.All.FirstOrDefault(setting => setting.Variable == name) is { } setting) Put(setting, value);
            else problems.Add(SettingsProblems.UnknownVariable(name, Setting.All.Select(each => each.Variable)));
        for (var i = 0; i < flags.Count; i++)
        {
            var (name, value) = flags[i].Split('=', 2) is [var before, var after] ? (before, after) : (flags[i], null);
            if (Setting.All.FirstOrDefault(setting => setting.Flag == name) is not { } setting) problems.Add(SettingsProblems.UnknownFlag(name, Setting.All.Select(each => each.Flag)));
            else if ((value ?? (i + 1 < flags.Count ? flags[++i] : null)) is { } said) values[setting.Key] = (said, SettingOrigin.Flag);
            else problems.Add(SettingsProblems.NoValue(name));
        }
        if (values.TryGetValue(Setting.Config.Key, out var config) && config.Value is { } path)
        {
            if (FileAt(path).Succeeded(out var bytes, out var wrong) && SettingsFile.Read(path, bytes, Setting.All).Succeeded(out var file, out wrong))
                foreach (var (key, value) in file) values.TryAdd(key, (value, SettingOrigin.File));
            else
                foreach (var problem in wrong) problems.Add(problem);
        }
        return problems.Any ? problems : new SaidSettings(values);

        void Put(Setting setting, string value)
        {
            if (value.Length > 0) values[setting.Key] = (value, SettingOrigin.Variable);
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
