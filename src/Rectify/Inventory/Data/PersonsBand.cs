namespace Rectify.Inventory.Data;

/// <summary>
/// Of how many persons data is held, in bands on whose borders laws turn: 500 (45 CFR 164.406, 164.408; 16 CFR 314.4(j); Cal. Civ. Code 1798.82(f); Singapore's
/// PDPA regulations 2021), 1,000 (Japan's APPI rules Art. 7, Korea's PIPA decree Art. 40), 10,000 and 100,000 (the PRC's provisions on cross-border flows of 2024
/// Art. 5, 7, 8), 1, 10 and 100 million (the PRC's grading of incidents; PIPL Art. 52 with the provisions of 2025).
/// </summary>
public enum PersonsBand
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>Of nobody.</summary>
    None,

    /// <summary>1 to 499.</summary>
    From1,

    /// <summary>500 to 999.</summary>
    From500,

    /// <summary>1,000 to 9,999.</summary>
    From1000,

    /// <summary>10,000 to 99,999.</summary>
    From10000,

    /// <summary>100,000 to 999,999.</summary>
    From100000,

    /// <summary>1 million to 9,999,999.</summary>
    From1000000,

    /// <summary>10 million to 99,999,999.</summary>
    From10000000,

    /// <summary>100 million and more.</summary>
    From100000000,
}

/// <summary>Numbers and their bands.</summary>
public static class PersonsBands
{
    private static readonly (PersonsBand Band, long From)[] Borders =
    [
        (PersonsBand.None, 0), (PersonsBand.From1, 1), (PersonsBand.From500, 500), (PersonsBand.From1000, 1_000), (PersonsBand.From10000, 10_000),
        (PersonsBand.From100000, 100_000), (PersonsBand.From1000000, 1_000_000), (PersonsBand.From10000000, 10_000_000), (PersonsBand.From100000000, 100_000_000),
    ];

    /// <summary>The band of a number from 0 on.</summary>
    public static PersonsBand Of(long persons) => Borders.Last(border => border.From <= persons).Band;

    /// <summary>The least number of a band; null for <see cref="PersonsBand.Unknown"/>.</summary>
    public static long? Least(this PersonsBand band) => band == PersonsBand.Unknown ? null : Borders.First(border => border.Band == band).From;
}
