using System.Text;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties.Profiles;

/// <summary>A profile as the store and the log have it: the words of a profile file (docs/rules/profile.md) as canonical JSON, which a strict reader of such files takes.</summary>
internal static class ProfileText
{
    /// <summary>Writes the members. A list that says nothing is left out; one that says that there is none is empty.</summary>
    public static void Write(CanonicalWriter json, Profile profile)
    {
        if (profile.Name is { } name) json.Member("name", name);
        if (profile.EstablishedIn is { } established) json.Texts("establishedIn", established);
        if (profile.Sectors is { } sectors) json.Texts("sectors", sectors);
        Write(json, profile.Default);
        if (profile.TargetHours.Count > 0)
        {
            json.Name("targetHours").BeginObject();
            foreach (var (rule, hours) in profile.TargetHours) json.Member(rule, hours);
            json.EndObject();
        }
        if (profile.Adopted.Count > 0) json.Texts("adopted", profile.Adopted.Order(StringComparer.Ordinal));
    }

    /// <summary>The whole as text.</summary>
    public static string Of(Profile profile)
    {
        var json = new CanonicalWriter().BeginObject();
        Write(json, profile);
        return Encoding.UTF8.GetString(json.EndObject().ToArray());
    }

    /// <summary>What was written.</summary>
    public static Profile Read(string text)
    {
        var read = ProfileReader.Read(new RuleFile("profile", text));
        return read.Value ?? throw new FormatException($"The kept profile does not read: {string.Join("; ", read.Problems)}");
    }

    private static void Write(CanonicalWriter json, AssetProfile asset)
    {
        if (asset.Roles is { } roles) json.Texts("roles", roles.Select(Words.Of));
        if (asset.Markets is { } markets) json.Texts("markets", markets);
        if (asset.Flags is { } flags) json.Texts("flags", flags);
    }
}
