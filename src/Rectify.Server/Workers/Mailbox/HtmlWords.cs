using System.Text;
using MimeKit.Text;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>The words of an HTML page: no marks, no scripts, nothing fetched.</summary>
internal static class HtmlWords
{
    /// <summary>The words, at most so many characters.</summary>
    public static string Of(string html, int most)
    {
        var words = new StringBuilder();
        var silent = 0;
        using var reader = new StringReader(html);
        var tokenizer = new HtmlTokenizer(reader);
        while (words.Length < most && tokenizer.ReadNextToken(out var token))
            switch (token)
            {
                case HtmlTagToken { Id: HtmlTagId.Script or HtmlTagId.Style or HtmlTagId.Head or HtmlTagId.Title } hidden when !hidden.IsEmptyElement:
                    silent = Math.Max(0, silent + (hidden.IsEndTag ? -1 : 1));
                    break;
                case HtmlTagToken { Id: HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.LI or HtmlTagId.TR or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 }:
                    words.Append('\n');
                    break;
                case HtmlDataToken { Kind: HtmlTokenKind.Data } data when silent == 0: words.Append(data.Data); break;
            }
        return words.Length <= most ? words.ToString() : words.ToString(0, most);
    }
}
