using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Rectify.Cases;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Server.Tests.Markers;

/// <summary>Every text, and every file, that a person can put into a case: the fields of the use cases on cases, submissions and orders, found by reflection.</summary>
internal static class TextFields
{
    private static readonly string[] Concepts = ["Rectify.Cases", "Rectify.Submissions", "Rectify.Orders"];

    /// <summary>What is asked for with a use case and is no part of what it says: the laws it is looked at under.</summary>
    private static readonly Type[] Frame = [typeof(Laws), typeof(RuleBook), typeof(Circumstance)];

    /// <summary>Their names: <c>OpenCase.Title</c>, <c>TakeInReport.Finder.Name</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. from type in typeof(ICommand<>).Assembly.GetTypes()
           where Concepts.Any(concept => type.Namespace == concept || type.Namespace?.StartsWith($"{concept}.", StringComparison.Ordinal) == true)
           where !type.IsInterface && type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(ICommand<>))
           where type.Name != "TakeMail" && IsForPeople(type) // a mail goes the way of TakeInReport and AddToReport
           from field in Of(type, type.Name)
           orderby field
           select field,
    ];

    /// <summary>What the program does by itself takes no text from anybody.</summary>
    private static bool IsForPeople(Type type)
    {
        var by = (Permitted?)type.GetProperty(nameof(ICommand<Done>.By))?.GetValue(RuntimeHelpers.GetUninitializedObject(type));
        return by is null || by.IsAnyone || by.Roles.Count > 0;
    }

    private static IEnumerable<string> Of(Type type, string path)
    {
        var parameters = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.Name).ToHashSet();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!property.CanWrite || (!parameters.Contains(property.Name) && !IsInit(property))) continue;
            foreach (var field in Within(property.PropertyType, $"{path}.{property.Name}")) yield return field;
        }
    }

    private static IEnumerable<string> Within(Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>)) return [path];
        if (type.IsEnum || type.IsPrimitive || Frame.Contains(type) || type.Namespace?.StartsWith("Rectify", StringComparison.Ordinal) == false && !type.IsGenericType) return [];
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)) return type.GetGenericArguments().SelectMany(part => Within(part, path)).Distinct();
        return type.Namespace?.StartsWith("Rectify", StringComparison.Ordinal) == true && type.GetMethod("<Clone>$") is not null || type.IsValueType ? Of(type, path) : [];
    }

    private static bool IsInit(PropertyInfo property) => property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
}
