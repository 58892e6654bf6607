using System.Text;

namespace Rectify.Proof.Canonical;

/// <summary>
/// Builds one canonical JSON value. Members may be written in any order: they are sorted when their object ends.
/// Misuse (a value without a name, a name twice, an end too many) is a bug and throws.
/// </summary>
/// <example><code>new CanonicalWriter().BeginObject().Member("b", 2).Member("a", "x").EndObject().ToArray() // {"a":"x","b":2}</code></example>
public sealed class CanonicalWriter
{
    private const long MaxSafeInteger = (1L << 53) - 1;

    private readonly Stack<Scope> scopes = new();
    private byte[] buffer;
    private int length;

    /// <summary>An empty writer.</summary>
    /// <param name="capacity">Bytes that the value will take, if known.</param>
    public CanonicalWriter(int capacity = 256) => buffer = new byte[Math.Max(capacity, 16)];

    /// <summary>Starts an object.</summary>
    public CanonicalWriter BeginObject() => Begin((byte)'{', new Scope([]));

    /// <summary>Starts an array.</summary>
    public CanonicalWriter BeginArray() => Begin((byte)'[', new Scope(null));

    /// <summary>Ends the innermost object.</summary>
    public CanonicalWriter EndObject() =>
        TryEndObject() is { } twice ? throw new InvalidOperationException($"The name \"{twice}\" was written twice.") : this;

    /// <summary>Ends the innermost array.</summary>
    public CanonicalWriter EndArray()
    {
        if (scopes.Pop().Members is not null) throw new InvalidOperationException("An object was ended as an array.");
        Append((byte)']');
        return this;
    }

    /// <summary>The name of the member whose value comes next.</summary>
    public CanonicalWriter Name(string name)
    {
        var scope = scopes.Peek();
        if (scope.Members is not { } members || scope.AwaitsValue) throw new InvalidOperationException($"The name \"{name}\" is out of place.");
        if (members.Count > 0) Append((byte)',');
        members.Add(new NamedSpan(name, length));
        AppendString(name);
        Append((byte)':');
        scope.AwaitsValue = true;
        return this;
    }

    /// <summary>A string.</summary>
    /// <exception cref="ArgumentException">Half of a surrogate pair has no UTF-8.</exception>
    public CanonicalWriter Value(string value)
    {
        BeforeValue();
        AppendString(value);
        return this;
    }

    /// <summary>A whole number that a double holds exactly, at most 2^53 − 1 away from zero.</summary>
    public CanonicalWriter Value(long value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxSafeInteger);
        ArgumentOutOfRangeException.ThrowIfLessThan(value, -MaxSafeInteger);
        return Value((double)value);
    }

    /// <summary>A finite number.</summary>
    public CanonicalWriter Value(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has no such number.");
        BeforeValue();
        length += EcmaNumber.Format(value, Room(EcmaNumber.MaxLength));
        return this;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public CanonicalWriter Value(bool value) => Literal(value ? "true"u8 : "false"u8);

    /// <summary><c>null</c>.</summary>
    public CanonicalWriter Null() => Literal("null"u8);

    /// <summary>A member that is a string.</summary>
    public CanonicalWriter Member(string name, string value) => Name(name).Value(value);

    /// <summary>A member that is a whole number.</summary>
    public CanonicalWriter Member(string name, long value) => Name(name).Value(value);

    /// <summary>A member that is true or false.</summary>
    public CanonicalWriter Member(string name, bool value) => Name(name).Value(value);

    /// <summary>The canonical bytes.</summary>
    public byte[] ToArray() =>
        scopes.Count == 0 && length > 0 ? buffer[..length] : throw new InvalidOperationException("The value is not finished.");

    /// <summary>Ends the innermost object; returns a name that it holds twice, if there is one.</summary>
    internal string? TryEndObject()
    {
        var scope = scopes.Pop();
        if (scope.Members is not { } members || scope.AwaitsValue) throw new InvalidOperationException("An object cannot end here.");
        var twice = Sort(members);
        Append((byte)'}');
        return twice;
    }

    /// <summary>Puts the members that were written last into the order of RFC 8785 §3.2.3.</summary>
    private string? Sort(List<NamedSpan> members)
    {
        var ordered = true;
        for (var i = 1; i < members.Count && ordered; i++) ordered = string.CompareOrdinal(members[i - 1].Name, members[i].Name) < 0;
        if (ordered) return null;

        var start = members[0].Start;
        var unsorted = buffer[start..length];
        var ends = new Dictionary<int, int>(members.Count);
        for (var i = 0; i < members.Count; i++) ends[members[i].Start] = i + 1 < members.Count ? members[i + 1].Start - 1 : length;
        members.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));

        length = start;
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0 && members[i].Name == members[i - 1].Name) return members[i].Name;
            if (i > 0) Append((byte)',');
            AppendBytes(unsorted.AsSpan(members[i].Start - start, ends[members[i].Start] - members[i].Start));
        }
        return null;
    }

    private CanonicalWriter Begin(byte bracket, Scope scope)
    {
        BeforeValue();
        Append(bracket);
        scopes.Push(scope);
        return this;
    }

    private CanonicalWriter Literal(ReadOnlySpan<byte> text)
    {
        BeforeValue();
        AppendBytes(text);
        return this;
    }

    private void BeforeValue()
    {
        if (!scopes.TryPeek(out var scope))
        {
            if (length > 0) throw new InvalidOperationException("A text holds one value.");
            return;
        }
        if (scope.Members is not null != scope.AwaitsValue) throw new InvalidOperationException("A value in an object needs a name.");
        if (scope.Members is null && scope.HasItems) Append((byte)',');
        scope.HasItems = true;
        scope.AwaitsValue = false;
    }

    /// <summary>Only what must be escaped is: the quote, the backslash and the control characters (RFC 8785 §3.2.2.2).</summary>
    private void AppendString(string text)
    {
        Append((byte)'"');
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var plain = rest.IndexOfAny(CanonicalText.MustEscape);
            if (plain < 0) plain = rest.Length;
            length += CanonicalText.StrictUtf8.GetBytes(rest[..plain], Room(CanonicalText.StrictUtf8.GetByteCount(rest[..plain])));
            if (plain == rest.Length) break;
            AppendBytes(Encoding.ASCII.GetBytes(CanonicalText.Escape(rest[plain])));
            rest = rest[(plain + 1)..];
        }
        Append((byte)'"');
    }

    private void Append(byte one)
    {
        Room(1)[0] = one;
        length++;
    }

    private void AppendBytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        length += bytes.Length;
    }

    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - length < bytes) Array.Resize(ref buffer, Math.Max(checked(length + bytes), (int)Math.Min(buffer.Length * 2L, Array.MaxLength)));
        return buffer.AsSpan(length);
    }

    /// <summary>An open object (with its members so far) or array (without).</summary>
    private sealed class Scope(List<NamedSpan>? members)
    {
        public List<NamedSpan>? Members { get; } = members;
        public bool AwaitsValue { get; set; }
        public bool HasItems { get; set; }
    }

    private readonly record struct NamedSpan(string Name, int Start);
}
