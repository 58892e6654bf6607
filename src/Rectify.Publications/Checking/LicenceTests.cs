using System.Text.RegularExpressions;
using static Rectify.Publications.Checking.CsafTests;

namespace Rectify.Publications.Checking;

/// <summary>The tests of a document's licence (2.1).</summary>
internal static partial class LicenceTests
{
    /// <summary>6.1.54: an SPDX expression. Whether an id is registered is not asked; other documents may not be referred to.</summary>
    public static IEnumerable<(Node, string)> NoExpression(CsafDocument document)
    {
        var licence = document.Document["license_expression"];
        if (licence.IsThere && !IsExpression(licence.Text)) yield return At(licence, licence.Text);
    }

    /// <summary>6.1.55: a licence of one's own needs its text; those that ScanCode lists are not. The title is given for English only.</summary>
    public static IEnumerable<(Node, string)> WithoutText(CsafDocument document)
    {
        var licence = document.Document["license_expression"];
        if (OwnLicence().IsMatch(licence.Text) && ProfileTests.IsEnglish(document)
            && !document.Document["notes"].Items.Any(note => note["category"].Text == "legal_disclaimer" && note["title"].Text == "License")) yield return At(document.Document["notes"], licence.Text);
    }

    /// <summary>6.2.43</summary>
    public static IEnumerable<(Node, string)> NotStated(CsafDocument document)
    {
        if (document.Document["license_expression"] is { IsThere: false } licence) yield return At(licence);
    }

    private static bool IsExpression(string text)
    {
        var (isOperand, depth, isException) = (true, 0, false);
        foreach (var token in Tokens().Matches(text).Select(match => match.Value))
        {
            if (isOperand)
            {
                if (token == "(" && !isException) depth++;
                else if (!Licence().IsMatch(token) || token is "AND" or "OR" or "WITH" or ")") return false;
                else (isOperand, isException) = (false, false);
            }
            else if (token == ")" && depth > 0) depth--;
            else if (token is "AND" or "OR" or "WITH") (isOperand, isException) = (true, token == "WITH");
            else return false;
        }
        return !isOperand && depth == 0;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9.\-])LicenseRef-(?!scancode-)")]
    private static partial Regex OwnLicence();

    [GeneratedRegex(@"[()]|[^\s()]+")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"^(?:LicenseRef-[A-Za-z0-9.\-]+|AdditionRef-[A-Za-z0-9.\-]+|(?!(?i:licenseref-|additionref-|documentref-))[A-Za-z0-9.\-]+\+?)\z")]
    private static partial Regex Licence();
}
