using System.Text;
using System.Text.Unicode;
using Microsoft.VisualBasic.FileIO;
using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;

namespace Rectify.Orders;

/// <summary>
/// Reads an order's list from CSV (RFC 4180; comma, semicolon or tab), with English or Chinese headings, in UTF-8 or, as many offices
/// still write it, GB18030. Everything wrong is said at once, each with its line and column; nothing is guessed or dropped.
/// </summary>
public static class OrderCsv
{
    /// <summary>A list longer than this is not an order.</summary>
    public const int MaxLines = 10_000;

    /// <summary>Bytes of a file.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private const int MaxField = 4_000;

    private static readonly LocalDatePattern[] Dates =
    [
        LocalDatePattern.Iso,
        LocalDatePattern.CreateWithInvariantCulture("yyyy'/'M'/'d"),
        LocalDatePattern.CreateWithInvariantCulture("yyyy'年'M'月'd'日'"),
    ];

    /// <summary>Reads the list.</summary>
    /// <param name="csv">The bytes of the file.</param>
    /// <param name="fileName">What to call it in messages.</param>
    public static Result<OrderSheet> Read(ReadOnlySpan<byte> csv, string fileName)
    {
        if (csv.Length > MaxBytes) return new Result<OrderSheet>.Failure(Problems.Of(OrderProblems.FileTooLarge(fileName, MaxBytes)));
        if (Decode(csv) is not var (text, encoding)) return new Result<OrderSheet>.Failure(Problems.Of(OrderProblems.NotText(fileName)));
        var rows = new Rows(text, fileName);
        var lines = rows.Read();
        return rows.Problems.Any
            ? new Result<OrderSheet>.Failure(rows.Problems)
            : new Result<OrderSheet>.Success(new OrderSheet(lines, encoding));
    }

    /// <summary>UTF-8 when it is valid UTF-8: text in GB18030 almost never is. Null when it is neither, or no text at all.</summary>
    private static (string Text, string Encoding)? Decode(ReadOnlySpan<byte> csv)
    {
        if (csv.StartsWith(Encoding.UTF8.Preamble)) csv = csv[Encoding.UTF8.Preamble.Length..];
        var (name, encoding) = Utf8.IsValid(csv) ? ("UTF-8", Encoding.UTF8) : ("GB18030", Gb18030());
        var text = encoding.GetString(csv);
        return text.AsSpan().ContainsAny('\0', '\uFFFD') ? null : (text, name);
    }

    private static Encoding Gb18030() =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030") ?? throw new InvalidOperationException("The runtime carries no GB18030.");

    /// <summary>The walk over one file; collects what is wrong on its way.</summary>
    private sealed class Rows(string text, string fileName)
    {
        private readonly List<OrderLine> lines = [];
        private readonly Dictionary<int, long> lineOfNumber = [];
        private OrderColumn?[] columns = [];

        public Problems Problems { get; } = new();

        public List<OrderLine> Read()
        {
            using var parser = new TextFieldParser(new StringReader(text)) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
            parser.SetDelimiters(Delimiter());
            while (!parser.EndOfData)
            {
                var line = parser.LineNumber;
                try
                {
                    if (parser.ReadFields() is not { } fields) break;
                    if (columns.Length == 0) ReadHeadings(line, fields);
                    else ReadRow(line, fields);
                }
                catch (MalformedLineException)
                {
                    Problems.Add(OrderProblems.BrokenQuotes(fileName, line));
                }
                if (Missing().Any()) break;
                if (lines.Count > MaxLines)
                {
                    Problems.Add(OrderProblems.TooManyLines(fileName, MaxLines));
                    break;
                }
            }
            if (!Problems.Any && lines.Count == 0) Problems.Add(OrderProblems.Empty(fileName, OrderColumns.All));
            return lines;
        }

        /// <summary>The separator that the first line uses most.</summary>
        private string Delimiter()
        {
            var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
            var (best, most) = (',', 0);
            foreach (var candidate in ",;\t")
                if (first.Count(candidate) is var count && count > most) (best, most) = (candidate, count);
            return best.ToString();
        }

        private void ReadHeadings(long line, string[] headings)
        {
            columns = [.. headings.Select(OrderColumns.Find)];
            for (var i = 0; i < headings.Length; i++)
            {
                if (columns[i] is not { } column) Problems.Add(OrderProblems.UnknownColumn(fileName, line, headings[i], OrderColumns.All));
                else if (Array.IndexOf(columns, column) < i) Problems.Add(OrderProblems.ColumnTwice(fileName, line, headings[i]));
            }
            foreach (var column in Missing()) Problems.Add(OrderProblems.MissingColumn(fileName, line, OrderColumns.HeadingOf(column)));
        }

        private IEnumerable<OrderColumn> Missing() =>
            new[] { OrderColumn.Number, OrderColumn.Description }.Where(column => columns.Length > 0 && !columns.Contains(column));

        private void ReadRow(long line, string[] fields)
        {
            if (fields.Length != columns.Length)
            {
                Problems.Add(OrderProblems.FieldCount(fileName, line, columns.Length, fields.Length));
                return;
            }
            foreach (var (column, field) in columns.Zip(fields))
                if (field.Length > MaxField && column is { } named)
                    Problems.Add(OrderProblems.FieldTooLong(fileName, line, OrderColumns.HeadingOf(named), MaxField));

            string Field(OrderColumn column) => Array.IndexOf(columns, column) is >= 0 and var at ? fields[at] : "";
            if (Field(OrderColumn.Description).Length == 0) Problems.Add(OrderProblems.NoDescription(fileName, line));
            if (ReadNumber(line, Field(OrderColumn.Number)) is not { } number) return;
            lines.Add(new OrderLine(
                number,
                Field(OrderColumn.Description),
                Field(OrderColumn.Clause),
                Field(OrderColumn.Requirement),
                Field(OrderColumn.System),
                ReadDate(line, Field(OrderColumn.Due))));
        }

        private int? ReadNumber(long line, string field)
        {
            if (!int.TryParse(field, System.Globalization.NumberStyles.None, null, out var number) || number is 0 or > 999_999)
            {
                Problems.Add(OrderProblems.NotANumber(fileName, line, field));
                return null;
            }
            if (lineOfNumber.TryAdd(number, line)) return number;
            Problems.Add(OrderProblems.NumberTwice(fileName, line, number, lineOfNumber[number]));
            return null;
        }

        private LocalDate? ReadDate(long line, string field)
        {
            if (field.Length == 0) return null;
            foreach (var pattern in Dates)
                if (pattern.Parse(field).TryGetValue(default, out var date)) return date;
            Problems.Add(OrderProblems.NotADate(fileName, line, field));
            return null;
        }
    }
}
