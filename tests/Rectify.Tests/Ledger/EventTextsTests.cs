using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Rectify.Ledger;

namespace Rectify.Tests.Ledger;

/// <summary>No type of event lacks words, and no words stand for a type that there never was.</summary>
public sealed class EventTextsTests
{
    [Fact]
    public void Every_type_of_event_has_words() => Assert.Equal(Types().Order(StringComparer.Ordinal), EventTexts.Types);

    [Fact]
    public void Every_type_is_told_in_both_languages() => Assert.All(EventTexts.Types, type =>
    {
        Assert.True(EventTexts.Knows(type, out var words));
        Assert.False(words.English.EnumerateRunes().Any(IsHan), words.English);
        Assert.True(words.Chinese.EnumerateRunes().Any(IsHan), words.Chinese);
    });

    [Fact]
    public void No_two_types_are_told_alike() => Assert.All(
        EventTexts.Types.GroupBy(type => EventTexts.Of(type)), alike => Assert.Single(alike));

    /// <summary>The types of all events: an event whose type turns on what it holds is asked with each of it.</summary>
    private static HashSet<string> Types()
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in typeof(IEvent).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IEvent))))
        {
            var happened = (IEvent)RuntimeHelpers.GetUninitializedObject(kind);
            types.Add(happened.Type);
            foreach (var field in kind.GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
            {
                if (field.FieldType != typeof(bool) && !field.FieldType.IsEnum) continue;
                var before = field.GetValue(happened);
                foreach (var value in field.FieldType.IsEnum ? Enum.GetValues(field.FieldType).Cast<object>() : [true, false])
                {
                    field.SetValue(happened, value);
                    types.Add(happened.Type);
                }
                field.SetValue(happened, before);
            }
        }
        return types;
    }

    private static bool IsHan(Rune rune) => rune.Value is >= 0x4E00 and <= 0x9FFF;
}
