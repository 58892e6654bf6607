namespace Rectify.Cases.Files;

/// <summary>To whom something may be given on: FIRST's Traffic Light Protocol, version 2.0.</summary>
public enum TlpMark
{
    /// <summary>Everybody.</summary>
    Clear,

    /// <summary>The community.</summary>
    Green,

    /// <summary>The recipient's organisation and its clients, on a need-to-know basis.</summary>
    Amber,

    /// <summary>The recipient's organisation alone, on a need-to-know basis.</summary>
    AmberStrict,

    /// <summary>The individual recipients alone.</summary>
    Red,
}

/// <summary>How marks are written.</summary>
public static class TlpMarks
{
    /// <summary>The one under which fewer may have it.</summary>
    public static TlpMark Stricter(TlpMark mark, TlpMark? other) => other > mark ? other.Value : mark;

    /// <summary>The mark as FIRST has it: <c>TLP:AMBER+STRICT</c>.</summary>
    public static string ToMark(this TlpMark mark) => mark switch
    {
        TlpMark.Clear => "TLP:CLEAR",
        TlpMark.Green => "TLP:GREEN",
        TlpMark.Amber => "TLP:AMBER",
        TlpMark.AmberStrict => "TLP:AMBER+STRICT",
        TlpMark.Red => "TLP:RED",
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, null),
    };
}
