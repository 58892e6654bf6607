namespace Rectify.Server.Settings;

/// <summary>Where a setting is said; a later one goes before an earlier one.</summary>
internal enum SettingOrigin
{
    /// <summary>Nowhere.</summary>
    Default,

    /// <summary>In the settings file.</summary>
    File,

    /// <summary>By a variable of the environment.</summary>
    Variable,

    /// <summary>On the command line.</summary>
    Flag,
}
