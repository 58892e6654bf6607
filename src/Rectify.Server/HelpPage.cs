using Rectify.Foundation;
using Rectify.Server.Settings;

namespace Rectify.Server;

/// <summary>What the server can be told, and where.</summary>
internal static class HelpPage
{
    public static void Write(TextWriter output, Language language)
    {
        output.WriteLine(ServerTexts.Usage.In(language));
        foreach (var setting in Setting.All)
        {
            output.WriteLine();
            output.WriteLine($"  {setting.Flag} {setting.Value}");
            output.WriteLine($"      {setting.Meaning.In(language)}");
            output.WriteLine($"      {ServerTexts.Places(setting.Variable, setting == Setting.Config ? null : setting.Key, setting.Default).In(language)}");
        }
    }
}
