using System.Globalization;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory.Data;

namespace Rectify.Imports.Planning;

/// <summary>Reads the cells of a row. What does not read is noted; what the row cannot do without refuses the row, which is then noted whole.</summary>
internal sealed class RowCells(ImportRow row, ImportOptions options, List<ImportNote> notes)
{
    private static readonly char[] Separators = [';', '；', '、', '\n', '|'], CodeSeparators = [';', '；', '、', '\n', '|', ',', '，', '/', '+'];

    /// <summary>The row.</summary>
    public ImportRow Row => row;

    /// <summary>Whether something is missing or wrong that the row cannot do without.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The text of a cell; null when it is empty.</summary>
    public string? Text(string column, int most = 10_000)
    {
        if (!row.Cells.TryGetValue(column, out var text)) return null;
        if (text.Length <= most) return text;
        LeaveOut(column, ImportTexts.TooLong(most));
        return null;
    }

    /// <summary>The text of a cell that the row cannot do without; empty when it has none.</summary>
    public string Needed(string column, int most = 200)
    {
        if (!row.Cells.TryGetValue(column, out var text)) Refuse(column, ImportTexts.CellMissing);
        else if (text.Length > most) Refuse(column, ImportTexts.TooLong(most));
        return text ?? "";
    }

    /// <summary>A word of a closed list: as it is stored, or as people read it in either language.</summary>
    public T? Word<T>(string column, Func<T, Text> name, bool needed = false)
        where T : struct, Enum
    {
        if ((needed ? Needed(column) : Text(column)) is not { Length: > 0 } text) return null;
        if (WordOf(text, name) is { } word) return word;
        var list = string.Join(", ", Words.All<T>());
        if (needed) Refuse(column, ImportTexts.NotAWord(list));
        else LeaveOut(column, ImportTexts.NotAWord(list));
        return null;
    }

    /// <summary>The entries of a list of names.</summary>
    public IReadOnlyList<string> List(string column) =>
        Text(column) is { } text ? [.. text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>The codes of a list of jurisdictions; null when the cell is empty, or has one that is none.</summary>
    public IReadOnlyList<string>? Places(string column)
    {
        if (Text(column) is not { } text) return null;
        const StringSplitOptions Tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var entries = text.Split(CodeSeparators, Tidy);
        // EU CN, but not South Korea.
        if (entries is [var several] && Planning.Places.Code(several) is null) entries = several.Split(' ', Tidy);
        var codes = entries.Select(Planning.Places.Code).ToList();
        if (codes.All(code => code is not null)) return [.. codes.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        LeaveOut(column, ImportTexts.NotAPlace);
        return null;
    }

    /// <summary>Yes or no; null when it is neither.</summary>
    public bool? YesNo(string column)
    {
        if (Text(column) is not { } text) return null;
        switch (text.ToLowerInvariant())
        {
            case "yes" or "y" or "true" or "1" or "x" or "是" or "有" or "✓": return true;
            case "no" or "n" or "false" or "0" or "-" or "否" or "无": return false;
            default: LeaveOut(column, ImportTexts.NotYesOrNo); return null;
        }
    }

    /// <summary>A date.</summary>
    public LocalDate? Date(string column)
    {
        if (Text(column) is not { } text) return null;
        if (DateCell.Date(text, options.Order, out var why) is { } date) return date;
        LeaveOut(column, why);
        return null;
    }

    /// <summary>When something happened; the row cannot do without.</summary>
    public Occurrence? When(string column, string zoneColumn)
    {
        var text = Needed(column);
        if (text.Length == 0) return null;
        var zone = options.Zone;
        if (Text(zoneColumn) is { } said)
        {
            zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(said);
            if (zone is null)
            {
                Refuse(zoneColumn, ImportTexts.NotAZone);
                return null;
            }
        }
        if (DateCell.When(text, zone, options.Order, out var why) is { } when) return when;
        Refuse(column, why);
        return null;
    }

    /// <summary>A whole number within bounds; null when it is none.</summary>
    public int? Number(string column, int least, int most)
    {
        if (Text(column) is not { } text) return null;
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        if (digits.Length is > 0 and < 6 && int.Parse(digits, CultureInfo.InvariantCulture) is var number && number >= least && number <= most) return number;
        LeaveOut(column, ImportTexts.NotANumber(least, most));
        return null;
    }

    /// <summary>A number of persons, or a band of them.</summary>
    public PersonsBand? Band(string column)
    {
        if (Text(column) is not { } text) return null;
        if (WordOf<PersonsBand>(text, DataTexts.Of) is { } band) return band;
        var (bare, times) = (text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).TrimEnd('人', '名'), 1m);
        foreach (var (unit, worth) in new[] { ("万", 10_000m), ("亿", 100_000_000m) })
            if (bare.EndsWith(unit, StringComparison.Ordinal)) (bare, times) = (bare[..^1], worth);
        if (decimal.TryParse(bare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count < 10_000_000_000m)
            return PersonsBands.Of((long)(count * times));
        LeaveOut(column, ImportTexts.NotPersons);
        return null;
    }

    /// <summary>The cell does not map, and the row is taken without it.</summary>
    public void LeaveOut(string column, Text why) => notes.Add(new(row.File, row.Sheet, row.Number, column, row.Cells.GetValueOrDefault(column, ""), why));

    /// <summary>The row is not taken.</summary>
    public void Refuse(string column, Text why)
    {
        LeaveOut(column, why);
        IsRefused = true;
    }

    /// <summary>The word that a text is; null when it is none.</summary>
    internal static T? WordOf<T>(string text, Func<T, Text> name)
        where T : struct, Enum
    {
        var bare = Mapping.ImportColumn.Bare(text);
        foreach (var value in Enum.GetValues<T>())
            if (Words.Of(value) == text || Mapping.ImportColumn.Bare(Words.Of(value)) == bare || name(value) is var called
                && (string.Equals(called.English, text, StringComparison.OrdinalIgnoreCase) || called.Chinese == text)) return value;
        return null;
    }
}
