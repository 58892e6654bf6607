using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Evaluation;

/// <summary>Reads a profile file as strictly as a rule file; docs/rules/profile.md shows one.</summary>
public static class ProfileReader
{
    /// <summary>The profile, or every problem of the file.</summary>
    public static ReadResult<Profile> Read(RuleFile file)
    {
        var problems = new ReadProblems(file.Path);
        if (file.Root(problems) is not { } root) return new ReadResult<Profile>(null, problems.InOrder());
        return problems.With(ProfileShape.Read(root, problems));
    }

    /// <summary>A profile where it stands inside another file.</summary>
    internal static Shape<Profile> ProfileShape => Shapes.Keyed(static keys => new Profile
    {
        Name = keys.May("name", Shapes.Text),
        EstablishedIn = keys.May("establishedIn", Shapes.ListOf(RuleShapes.Jurisdiction)),
        Sectors = keys.May("sectors", Shapes.ListOf(Shapes.Id)),
        Default = Asset(keys),
        Assets = ByName(keys, "assets", Shapes.Keyed(Asset)),
        TargetHours = ByName(keys, "targetHours", Shapes.Count),
        Adopted = (keys.May("adopted", Shapes.ListOf(Shapes.Id)) ?? []).ToHashSet(StringComparer.Ordinal),
    });

    private static AssetProfile Asset(Keys keys) => new()
    {
        Roles = keys.May("roles", Shapes.ListOf(Shapes.Word<Role>())),
        Markets = keys.May("markets", Shapes.ListOf(RuleShapes.Jurisdiction)),
        Flags = keys.May("flags", Shapes.ListOf(Shapes.Id)),
    };

    /// <summary>A mapping whose keys are names chosen by the organisation, or rule ids.</summary>
    private static Dictionary<string, T> ByName<T>(Keys keys, string key, Shape<T> value) =>
        keys.May(key, Shapes.Keyed(inner => inner.Entries().ToDictionary(
            e => e.Key, e => value.Read(e.Value, inner.Problems), StringComparer.Ordinal))) ?? [];
}
