namespace Rectify.Advisories.Scoring;

/// <summary>The scores of the macrovectors (FIRST, CVSS 4.0 specification, the look-up table that section 8.2 refers to).</summary>
internal static class Cvss4Macrovectors
{
    /// <summary>
    /// Tenths of points. A row is EQ1, EQ2, EQ3 and EQ6; its columns are EQ4 and EQ5: 00 01 02, 10 11 12, 20 21 22. EQ3 2 means that no
    /// impact is high, and then none that is required highly can be, so that EQ6 0 does not exist beside it.
    /// </summary>
    private static ReadOnlySpan<byte> Tenths =>
    [
        100,  98,  95, 100,  93,  91,  93,  89,  81, // 000··0
         99,  95,  92,  96,  87,  81,  90,  80,  68, // 000··1
         98,  95,  90,  93,  89,  81,  88,  78,  69, // 001··0
         95,  92,  84,  92,  81,  65,  80,  70,  48, // 001··1
          0,   0,   0,   0,   0,   0,   0,   0,   0, // 002··0: does not exist
         92,  82,  72,  79,  69,  50,  69,  55,  27, // 002··1
         99,  95,  92,  95,  90,  84,  92,  82,  72, // 010··0
         97,  92,  85,  91,  83,  71,  81,  71,  53, // 010··1
         95,  92,  85,  92,  80,  70,  84,  71,  50, // 011··0
         93,  85,  73,  82,  72,  59,  70,  52,  30, // 011··1
          0,   0,   0,   0,   0,   0,   0,   0,   0, // 012··0: does not exist
         86,  75,  52,  71,  52,  29,  63,  29,  17, // 012··1
         98,  94,  91,  94,  86,  77,  87,  74,  63, // 100··0
         95,  87,  81,  89,  74,  64,  75,  63,  49, // 100··1
         94,  88,  76,  86,  74,  59,  72,  57,  52, // 101··0
         89,  77,  67,  76,  58,  50,  57,  52,  25, // 101··1
          0,   0,   0,   0,   0,   0,   0,   0,   0, // 102··0: does not exist
         83,  70,  54,  65,  58,  26,  53,  21,  13, // 102··1
         95,  88,  76,  90,  75,  61,  77,  68,  52, // 110··0
         90,  76,  70,  77,  62,  53,  66,  59,  30, // 110··1
         89,  76,  62,  74,  57,  47,  61,  57,  24, // 111··0
         78,  67,  58,  59,  57,  23,  52,  29,  16, // 111··1
          0,   0,   0,   0,   0,   0,   0,   0,   0, // 112··0: does not exist
         71,  59,  30,  58,  26,  15,  23,  13,   6, // 112··1
         93,  86,  75,  86,  74,  56,  70,  52,  40, // 200··0
         87,  72,  58,  74,  61,  34,  54,  40,  22, // 200··1
         85,  74,  62,  72,  55,  46,  53,  34,  19, // 201··0
         75,  55,  51,  57,  41,  19,  36,  19,   8, // 201··1
          0,   0,   0,   0,   0,   0,   0,   0,   0, // 202··0: does not exist
         64,  51,  20,  47,  21,  11,  24,   9,   4, // 202··1
         88,  73,  60,  73,  59,  41,  54,  45,  20, // 210··0
         75,  53,  50,  55,  40,  20,  43,  22,  11, // 210··1
         75,  58,  40,  61,  48,  20,  46,  17,   8, // 211··0
         55,  45,  21,  51,  18,   9,  18,   7,   2, // 211··1
          0,   0,   0,   0,   0,   0,   0,   0,   0, // 212··0: does not exist
         53,  24,  14,  24,  12,   5,  10,   3,   1, // 212··1
    ];

    /// <summary>The score, or null when there is no such macrovector: one level below the last is no level.</summary>
    public static decimal? Score(Cvss4Macrovector macro)
    {
        if (macro is not { Eq1: <= 2, Eq2: <= 1, Eq3: <= 2, Eq4: <= 2, Eq5: <= 2, Eq6: <= 1 }) return null;
        var row = ((macro.Eq1 * 2 + macro.Eq2) * 3 + macro.Eq3) * 2 + macro.Eq6;
        var tenths = Tenths[row * 9 + macro.Eq4 * 3 + macro.Eq5];
        return tenths == 0 ? null : tenths / 10m;
    }
}
