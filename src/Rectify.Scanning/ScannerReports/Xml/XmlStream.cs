using System.Text;
using System.Xml;

namespace Rectify.Scanning.ScannerReports.Xml;

/// <summary>
/// A pull reader of XML in which an element's children are asked for one by one and what nobody asks for is passed over. A DOCTYPE is
/// skipped: nothing is fetched, nothing declared, so that a use of an entity of its own ends the reading. Depth and the length of a tag
/// are bounded; a text of any length is read in pieces.
/// </summary>
internal sealed class XmlStream : IDisposable
{
    private readonly MeteredText _text;
    private readonly XmlReader _xml;
    private readonly int _depthLimit;
    private readonly int _textLimit;
    private readonly char[] _piece = new char[4_096];

    public XmlStream(Stream stream, Encoding encoding, BudgetLimits limits)
    {
        (_depthLimit, _textLimit) = (limits.JsonDepth, limits.TokenBytes);
        _text = new MeteredText(new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true), limits.TokenBytes);
        _xml = XmlReader.Create(_text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersFromEntities = 1_024,
            CheckCharacters = false, // scanners pass on what servers sent, control characters too
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
    }

    /// <summary>Whether a text held bytes that were no text of the encoding.</summary>
    public bool SawReplacement { get; private set; }

    /// <summary>The name of the element at hand, without a prefix.</summary>
    public string Name => _xml.LocalName;

    /// <summary>An attribute of the element at hand; null when it has none of that name.</summary>
    public string? Attribute(string name) => Seen(_xml.GetAttribute(name));

    /// <summary>Moves to the outermost element; false when there is none.</summary>
    public bool MoveToRoot()
    {
        while (Read())
            if (_xml.NodeType == XmlNodeType.Element) return true;
        return false;
    }

    /// <summary>The element at hand, to ask for its children with <see cref="NextChild"/>.</summary>
    public Element Enter() => new(_xml.Depth, _xml.IsEmptyElement);

    /// <summary>Moves to the element's next child, passing over what is left of the one before; false at its end.</summary>
    public bool NextChild(Element parent)
    {
        if (parent.IsEmpty) return false;
        while (Read())
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.Depth == parent.Depth + 1) return true;
            if (_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == parent.Depth) return false;
        }
        return false;
    }

    /// <summary>The text of the element at hand; that of its children is no part of it.</summary>
    /// <param name="onChild">What to do at each child; null passes over them.</param>
    public string Text(Action? onChild = null)
    {
        var parent = Enter();
        if (parent.IsEmpty) return "";
        var text = new StringBuilder();
        while (Read())
        {
            if (_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == parent.Depth) break;
            if (_xml.Depth != parent.Depth + 1) continue;
            if (_xml.NodeType == XmlNodeType.Element) onChild?.Invoke();
            else if (IsText) Take(text);
        }
        return Seen(text.ToString()) ?? "";
    }

    public void Dispose()
    {
        _xml.Dispose();
        _text.Dispose();
    }

    private bool IsText => _xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA;

    /// <summary>Takes the text at hand in pieces, as much as may be kept.</summary>
    private void Take(StringBuilder text)
    {
        int count;
        while ((count = _xml.ReadValueChunk(_piece, 0, _piece.Length)) > 0)
        {
            _text.NodeRead();
            text.Append(_piece, 0, Math.Min(count, _textLimit - text.Length));
        }
    }

    private bool Read()
    {
        if (IsText)
            while (_xml.ReadValueChunk(_piece, 0, _piece.Length) > 0) _text.NodeRead(); // nobody asked for the rest
        _text.NodeRead();
        if (!_xml.Read()) return false;
        if (_xml.Depth > _depthLimit) throw ReportUnreadException.Over(ScannerNoteCode.XmlTooDeep, _depthLimit);
        return true;
    }

    private string? Seen(string? text)
    {
        SawReplacement |= text?.Contains('\uFFFD', StringComparison.Ordinal) ?? false;
        return text;
    }

    /// <summary>An element whose children are asked for.</summary>
    internal readonly record struct Element(int Depth, bool IsEmpty);
}
