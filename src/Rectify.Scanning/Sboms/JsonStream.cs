using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Rectify.Scanning.Sboms;

/// <summary>
/// A pull reader of JSON over a stream: one buffer moves over the document, so its size does not matter. A text longer than the budget
/// is passed over and counted (<see cref="LongTokens"/>), the document goes on after it.
/// </summary>
internal ref struct JsonStream
{
    private const int FirstBuffer = 64 << 10;

    private readonly Stream _stream;
    private readonly BudgetLimits _limits;
    private readonly CancellationToken _cancellation;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private Utf8JsonReader _reader;
    private int _start; // where the reader's span begins in the buffer: after a byte order mark
    private int _end;
    private bool _final;

    public JsonStream(Stream stream, BudgetLimits limits, CancellationToken cancellation)
    {
        (_stream, _limits, _cancellation) = (stream, limits, cancellation);
        Fill(0);
        _start = _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8) ? 3 : 0;
        var options = new JsonReaderOptions { MaxDepth = limits.JsonDepth };
        _reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, new JsonReaderState(options));
    }

    /// <summary>Texts that were passed over because they were too long.</summary>
    public int LongTokens { get; private set; }

    public readonly JsonTokenType TokenType => _reader.TokenType;

    public readonly int Depth => _reader.CurrentDepth;

    /// <summary>The next token; false at the end of the document.</summary>
    /// <exception cref="JsonException">The document is not JSON from here on.</exception>
    public bool Read()
    {
        while (!_reader.Read())
        {
            if (_final) return false;
            Refill();
        }
        return true;
    }

    /// <summary>Whether the name or text at hand is this one.</summary>
    public readonly bool Is(ReadOnlySpan<byte> text) => _reader.ValueTextEquals(text);

    /// <summary>The text at hand as UTF-8, without its escapes if it has none.</summary>
    public readonly bool TryGetBytes(out ReadOnlySpan<byte> bytes)
    {
        bytes = _reader.ValueSpan;
        return !_reader.ValueIsEscaped;
    }

    /// <summary>
    /// The text at hand. What is not valid in it is replaced by U+FFFD, and <paramref name="valid"/> is false.
    /// </summary>
    public readonly string GetText(out bool valid)
    {
        try
        {
            valid = true;
            return TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                ? _reader.GetString() ?? ""
                : Encoding.UTF8.GetString(_reader.ValueSpan);
        }
        catch (InvalidOperationException) // what Utf8JsonReader throws for bytes or escapes that are no Unicode text
        {
            valid = false;
            return Encoding.UTF8.GetString(_reader.ValueSpan);
        }
    }

    /// <summary>Passes over the value at hand, or the one that follows the name at hand.</summary>
    public void Skip()
    {
        if (TokenType == JsonTokenType.PropertyName) Read();
        if (TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        for (var depth = Depth; Read() && Depth > depth;) { }
    }

    /// <summary>Whether anything but white space follows the token at hand. Ends the reading.</summary>
    public bool HasMore()
    {
        var at = _start + (int)_reader.BytesConsumed;
        while (true)
        {
            if (_buffer.AsSpan(at, _end - at).ContainsAnyExcept(" \t\r\n"u8)) return true;
            if (_final) return false;
            Fill(0);
            at = 0;
        }
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Refill()
    {
        var state = _reader.CurrentState;
        var rest = _buffer.AsSpan((_start + (int)_reader.BytesConsumed).._end);
        if (rest.Length < _buffer.Length)
        {
            rest.CopyTo(_buffer);
            Fill(rest.Length);
        }
        else if (_buffer.Length < _limits.TokenBytes)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            rest.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
            Fill(rest.Length);
        }
        else
        {
            PassOverLongToken();
        }
        _start = 0;
        _reader = new Utf8JsonReader(_buffer.AsSpan(0, _end), _final, state);
    }

    /// <summary>
    /// The buffer is full of one unfinished token. Blanks are dropped; a text is read to its end and an empty one put in its place;
    /// anything else that is so long is not JSON.
    /// </summary>
    private void PassOverLongToken()
    {
        var at = _buffer.AsSpan(0, _end).IndexOfAnyExcept(" \t\r\n,"u8);
        var comma = _buffer.AsSpan(0, at < 0 ? _end : at).Contains((byte)',');
        if (at >= 0 && _buffer[at] != '"') throw new JsonException("A token is longer than any number or word may be.");
        var kept = 0;
        if (comma) _buffer[kept++] = (byte)',';
        if (at < 0)
        {
            Fill(kept);
            return;
        }
        LongTokens++;
        var scan = at + 1;
        while (true)
        {
            var found = _buffer.AsSpan(scan, _end - scan).IndexOfAny((byte)'"', (byte)'\\');
            if (found >= 0 && _buffer[scan + found] == '"')
            {
                scan += found + 1;
                break;
            }
            var escape = found >= 0;
            scan = escape ? scan + found + 2 : _end;
            if (scan < _end) continue;
            if (_final) throw new JsonException("A text has no end.");
            var owed = scan - _end; // the escaped byte may not have been read yet
            Fill(kept + 1); // the opening quote's place
            scan = kept + 1 + owed;
            if (scan > _end) throw new JsonException("A text has no end.");
        }
        _buffer[kept++] = (byte)'"';
        _buffer[kept++] = (byte)'"';
        var rest = _buffer.AsSpan(scan, _end - scan);
        rest.CopyTo(_buffer.AsSpan(kept));
        _end = kept + rest.Length;
    }

    /// <summary>Reads behind the first <paramref name="kept"/> bytes until the buffer is full or the stream at its end.</summary>
    private void Fill(int kept)
    {
        _cancellation.ThrowIfCancellationRequested();
        _end = kept;
        while (_end < _buffer.Length)
        {
            var count = _stream.Read(_buffer.AsSpan(_end));
            if (count == 0)
            {
                _final = true;
                break;
            }
            _end += count;
        }
    }
}
