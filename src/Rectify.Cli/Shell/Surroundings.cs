using System.Text;
using NodaTime;
using NodaTime.TimeZones;

namespace Rectify.Cli.Shell;

/// <summary>What this process stands in: its variables, its two output streams and the terminal behind them.</summary>
internal sealed class Surroundings(Func<string, string?> variables)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Neither is ever closed: they are the process's own.
    private readonly StreamWriter _out = Opened(Console.OpenStandardOutput, bufferSize: 16 * 1024, autoFlush: false);
    private readonly StreamWriter _err = Opened(Console.OpenStandardError, bufferSize: 1024, autoFlush: true);

    /// <summary>Standard output: results, and nothing else. Buffered; written when the program ends or <see cref="Flush"/> is called.</summary>
    public TextWriter Out => _out;

    /// <summary>Standard error: progress, problems, advice.</summary>
    public TextWriter Err => _err;

    /// <summary>The raw standard output, for a result that is written as bytes.</summary>
    public Stream OutStream
    {
        get
        {
            _out.Flush();
            return _out.BaseStream;
        }
    }

    /// <summary>Whether a person looks at standard output.</summary>
    public bool OutIsTerminal { get; } = !Console.IsOutputRedirected;

    /// <summary>Whether a person looks at standard error; only then a progress bar moves.</summary>
    public bool ErrIsTerminal { get; } = !Console.IsErrorRedirected;

    /// <summary>Whether standard output takes colour (<see href="https://no-color.org"/>).</summary>
    public bool Colour => OutIsTerminal && Variable("NO_COLOR") is null && Variable("TERM") is not "dumb";

    /// <summary>Columns of the screen: <c>COLUMNS</c> when it is set, else the terminal's own width, else 100.</summary>
    public int Width
    {
        get
        {
            if (int.TryParse(Variable("COLUMNS"), out var columns) && columns is >= 40 and <= 1000) return columns;
            return OutIsTerminal && Console.WindowWidth is > 0 and var width ? Math.Max(40, width) : 100;
        }
    }

    /// <summary>The time zone of whoever sits here: <c>TZ</c> when it names one of the tz database, else the machine's, else UTC.</summary>
    public DateTimeZone Zone
    {
        get
        {
            if (Variable("TZ") is { } named && DateTimeZoneProviders.Tzdb.GetZoneOrNull(named) is { } zone) return zone;
            try
            {
                // A server's zone is called Etc/UTC; everybody calls it UTC.
                return DateTimeZoneProviders.Tzdb.GetSystemDefault() is { Id: not "Etc/UTC" } here ? here : DateTimeZone.Utc;
            }
            catch (DateTimeZoneNotFoundException)
            {
                return DateTimeZone.Utc;
            }
        }
    }

    /// <summary>The surroundings of the running process.</summary>
    public static Surroundings OfThisProcess() => new(Environment.GetEnvironmentVariable);

    /// <summary>An environment variable, or null when it is not set or empty.</summary>
    public string? Variable(string name) => variables(name) is { Length: > 0 } value ? value : null;

    /// <summary>Writes what is buffered; without it nothing of it appears.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Flush() => _out.Flush();

    // Whoever closed a stream before the program began does not want to read it.
    private static StreamWriter Opened(Func<Stream> open, int bufferSize, bool autoFlush)
    {
        try
        {
            return new StreamWriter(open(), Utf8, bufferSize) { AutoFlush = autoFlush };
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return new StreamWriter(Stream.Null, Utf8, bufferSize);
        }
    }
}
