using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;
using Rectify.Scanning.Packages;

namespace Rectify.Tests.Ledger.Events;

/// <summary>
/// Examples of events, made from what their types hold: one with everything that may be there, one with as little as may be. A value follows from the name of what
/// holds it and from nothing else, so the same event has the same bytes as long as its payload is written in the same way.
/// </summary>
internal sealed class Examples(bool isFull)
{
    /// <summary>Members that have another name today than when the golden was written: the present name and the former one.</summary>
    private static readonly Dictionary<string, string> Formerly = new(StringComparer.Ordinal);

    private static readonly NullabilityInfoContext Nullability = new();

    private readonly Stack<Type> within = new();

    /// <summary>Every kind of event that the program records.</summary>
    public static IReadOnlyList<Type> Kinds { get; } =
    [
        .. typeof(IEvent).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IEvent))).OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Both examples of a kind of event; where its type turns on a choice that it holds, of each type.</summary>
    public static IEnumerable<(string Name, IEvent Event)> Of(Type kind)
    {
        foreach (var isFull in (bool[])[true, false])
            foreach (var each in new Examples(isFull).OfChoices(kind)) yield return (isFull ? "full" : "least", each);
    }

    /// <summary>The payload of an event, as it is recorded.</summary>
    public static string PayloadOf(IEvent happened)
    {
        var json = new CanonicalWriter();
        json.BeginObject();
        happened.WritePayload(json);
        json.EndObject();
        return Encoding.UTF8.GetString(json.ToArray());
    }

    private List<IEvent> OfChoices(Type kind)
    {
        var (made, types) = (new List<IEvent>(), new HashSet<string>(StringComparer.Ordinal));
        Take(_ => { });
        foreach (var field in FieldsOf(kind).Where(field => field.FieldType == typeof(bool) || field.FieldType.IsEnum))
            foreach (var choice in field.FieldType.IsEnum ? Enum.GetValues(field.FieldType).Cast<object>() : [true, false])
                Take(example => field.SetValue(example, choice));
        return made;

        void Take(Action<object> choose)
        {
            var example = Filled(kind, "event");
            choose(example);
            if (types.Add(((IEvent)example).Type)) made.Add((IEvent)example);
        }
    }

    private object Filled(Type type, string name)
    {
        if (IsWithin(type) || !IsOurs(type) || type.IsAssignableTo(typeof(Delegate))) throw new NotSupportedException($"There is no example of {type}: give it one");
        var made = RuntimeHelpers.GetUninitializedObject(type);
        within.Push(type);
        foreach (var field in FieldsOf(type))
        {
            try
            {
                field.SetValue(made, Value(field, name));
            }
            catch (NotSupportedException)
            {
                // What no example is made of stays empty; where a payload writes it, the example fails there.
            }
        }
        within.Pop();
        return made;
    }

    private object? Value(FieldInfo field, string holder)
    {
        var name = NameOf(field) is var own && own == "value" ? holder : own; // an id is called what it is the id of
        var isNullable = Nullable.GetUnderlyingType(field.FieldType) is not null
            || (!field.FieldType.IsValueType && Nullability.Create(field).ReadState != NullabilityState.NotNull);
        return isNullable && (!isFull || IsWithin(Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType)) ? null : Value(field.FieldType, name);
    }

    private object Value(Type type, string name)
    {
        var seed = name.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter)) & 0xFFFF;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Value(inner, name);
        if (type == typeof(string)) return $"the {name}";
        if (type == typeof(bool)) return isFull;
        if (type.IsPrimitive || type == typeof(decimal))
            return Convert.ChangeType(seed % 100, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(Uri)) return new Uri($"https://example.org/{name}");
        if (type == typeof(ReadOnlyMemory<byte>)) return new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(name));
        if (type == typeof(UInt128)) return (UInt128)(ulong)seed;
        if (type == typeof(Instant)) return Instant.FromUtc(2026, 11, 22, 9, 0) + Duration.FromMinutes(seed % 1440);
        if (type == typeof(DateInterval)) return new DateInterval(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31));
        if (type == typeof(DateTimeOffset)) return ((Instant)Value(typeof(Instant), name)).ToDateTimeOffset();
        if (type == typeof(IDateTimeZoneProvider)) return DateTimeZoneProviders.Tzdb;
        if (type == typeof(LocalTime)) return new LocalTime(seed % 24, 0);
        if (type == typeof(LocalDate)) return new LocalDate(2026, 1, 1).PlusDays(seed % 365);
        if (type == typeof(Duration)) return Duration.FromMinutes(seed % 1000);
        if (type == typeof(DateTimeZone)) return DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        if (type == typeof(AssetId)) return (AssetId)new ReleaseId(new Id((UInt128)(ulong)seed));
        if (type == typeof(Subject)) return new Subject("finding", new Id((UInt128)(ulong)seed));
        if (type == typeof(Occurrence)) return Occurrence.At(Instant.FromUtc(2026, 11, 22, 9, 0), DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        if (type == typeof(PackageUrl)) return PackageUrl.TryParse("pkg:maven/org.example/relay@1.0", out var purl, out _) ? purl : throw new InvalidOperationException();
        if (type == typeof(Checkpoint)) return new Checkpoint("example.org/former", 62, MerkleTree.HashLeaf(Encoding.UTF8.GetBytes(name)));
        if (type == typeof(NoteKey))
        {
            using var key = NotePrivateKey.Generate("example.org/log", bytes => bytes.Fill((byte)seed));
            return key.Key;
        }
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0) ?? throw new InvalidOperationException($"{type} has no values");
        return Many(type, name) ?? Filled(type is { IsAbstract: false, IsInterface: false } ? type : KindOf(type), name);
    }

    /// <summary>A collection of one, or of none.</summary>
    private object? Many(Type type, string name)
    {
        if (type.IsArray) return OfOne(type.GetElementType() ?? typeof(object), name);
        if (!type.IsGenericType) return null;
        var (definition, arguments) = (type.GetGenericTypeDefinition(), type.GetGenericArguments());
        if (definition == typeof(ImmutableArray<>)) return Call(typeof(ImmutableArray), nameof(ImmutableArray.CreateRange), arguments, OfOne(arguments[0], name));
        if (definition == typeof(FrozenSet<>)) return Call(typeof(FrozenSet), nameof(FrozenSet.ToFrozenSet), arguments, OfOne(arguments[0], name), null);
        if (arguments.Length == 2 && type.IsAssignableTo(typeof(IEnumerable)))
        {
            var dictionary = (IDictionary)(Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments)) ?? throw new InvalidOperationException());
            if (isFull && !IsWithin(arguments[1])) dictionary.Add(Value(arguments[0], name.TrimEnd('s')), Value(arguments[1], name));
            return definition == typeof(FrozenDictionary<,>) ? Call(typeof(FrozenDictionary), nameof(FrozenDictionary.ToFrozenDictionary), arguments, dictionary, null)
                : type.IsInstanceOfType(dictionary) ? dictionary : Activator.CreateInstance(type);
        }
        if (arguments.Length != 1 || !type.IsAssignableTo(typeof(IEnumerable))) return null;
        var one = OfOne(arguments[0], name);
        if (type.IsInstanceOfType(one)) return one;
        var set = Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(arguments), one);
        return type.IsInstanceOfType(set) ? set : Activator.CreateInstance(type, one);
    }

    private Array OfOne(Type element, string name)
    {
        if (!isFull || IsWithin(element)) return Array.CreateInstance(element, 0);
        var one = Array.CreateInstance(element, 1);
        one.SetValue(Value(element, name), 0);
        return one;
    }

    private static object Call(Type type, string method, Type[] arguments, params object?[] values) =>
        type.GetMethods().First(each => each.Name == method && each.GetGenericArguments().Length == arguments.Length && each.GetParameters().Length == values.Length)
            .MakeGenericMethod(arguments).Invoke(null, values) ?? throw new InvalidOperationException(method);

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("Rectify", StringComparison.Ordinal) == true || (type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(ValueTuple<,>) || definition == typeof(KeyValuePair<,>)));

    /// <summary>What holds itself ends there.</summary>
    private bool IsWithin(Type type) => within.Contains(type) || (type.IsAbstract && within.Any(each => each.IsAssignableTo(type)));

    /// <summary>Of several kinds the first by name that does not hold itself.</summary>
    private static Type KindOf(Type type) =>
        type.Assembly.GetTypes().Where(each => each is { IsAbstract: false, IsInterface: false } && each.IsAssignableTo(type)).OrderBy(each => each.FullName, StringComparer.Ordinal).FirstOrDefault()
        ?? throw new InvalidOperationException($"There is no example of {type}");

    private static string NameOf(FieldInfo field)
    {
        var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name.TrimStart('_');
        name = char.ToLowerInvariant(name[0]) + name[1..];
        return Formerly.GetValueOrDefault(name, name);
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
            foreach (var field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) yield return field;
    }
}
