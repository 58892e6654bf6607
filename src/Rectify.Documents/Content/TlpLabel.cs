namespace Rectify.Documents.Content;

/// <summary>To whom a document may be given on: FIRST's Traffic Light Protocol, version 2.0.</summary>
public enum TlpLabel
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

/// <summary>How labels are written and coloured. It is the same in every language.</summary>
public static class TlpLabels
{
    /// <summary>The label as FIRST has it: <c>TLP:AMBER+STRICT</c>.</summary>
    public static string ToMark(this TlpLabel label) => label switch
    {
        TlpLabel.Clear => "TLP:CLEAR",
        TlpLabel.Green => "TLP:GREEN",
        TlpLabel.Amber => "TLP:AMBER",
        TlpLabel.AmberStrict => "TLP:AMBER+STRICT",
        TlpLabel.Red => "TLP:RED",
        _ => throw new ArgumentOutOfRangeException(nameof(label), label, null),
    };

    /// <summary>The colour of its letters on black, which the standard prescribes: six hexadecimal digits, red, green, blue.</summary>
    internal static string ToColour(this TlpLabel label) => label switch
    {
        TlpLabel.Clear => "FFFFFF",
        TlpLabel.Green => "33FF00",
        TlpLabel.Amber or TlpLabel.AmberStrict => "FFC000",
        TlpLabel.Red => "FF2B2B",
        _ => throw new ArgumentOutOfRangeException(nameof(label), label, null),
    };
}
