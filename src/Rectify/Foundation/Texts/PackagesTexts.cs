using Rectify.Scanning.Packages;

namespace Rectify.Foundation.Texts;

/// <summary>What is wrong with a package URL, to a person.</summary>
public static class PackagesTexts
{
    public static Text Of(PurlProblem problem)
    {
        var detail = problem.Detail;
        return problem.Code switch
        {
            PurlProblemCode.Empty => new("the purl is empty", "purl 为空"),
            PurlProblemCode.TooLong => new($"the purl has more than {PackageUrl.MaxLength} characters", $"purl 超过 {PackageUrl.MaxLength} 个字符"),
            PurlProblemCode.UrlInstead => new($"a URL stands where a purl belongs: {detail}", $"应为 purl，实为网址：{detail}"),
            PurlProblemCode.SchemeMissing => new($"it does not start with \"pkg:\": {detail}", $"未以“pkg:”开头：{detail}"),
            PurlProblemCode.TypeMissing => new($"it names no type: {detail}", $"缺少类型：{detail}"),
            PurlProblemCode.TypeInvalid => new($"\"{detail}\" cannot be a type", $"“{detail}”不能作为类型"),
            PurlProblemCode.NameMissing => new($"it names no package: {detail}", $"缺少包名：{detail}"),
            PurlProblemCode.NamespaceForbidden => new($"its type has no namespaces, yet it states \"{detail}\"", $"该类型没有命名空间，却写有“{detail}”"),
            PurlProblemCode.NameNotAllowed => new($"its type does not allow the name \"{detail}\"", $"该类型不允许名称“{detail}”"),
            PurlProblemCode.VersionNotAllowed => new($"its type does not allow the version \"{detail}\"", $"该类型不允许版本“{detail}”"),
            PurlProblemCode.SurroundingBlanks => new("blanks stand around it", "首尾有空白字符"),
            PurlProblemCode.CharacterNotEncoded => new($"characters are not percent-encoded in \"{detail}\"", $"“{detail}”中有字符未作百分号编码"),
            PurlProblemCode.EncodingBroken => new($"the percent-encoding is broken in \"{detail}\"", $"“{detail}”中的百分号编码有误"),
            PurlProblemCode.SeparatorEncoded => new($"a slash between segments is encoded in \"{detail}\"", $"“{detail}”中的分隔斜杠被编码"),
            PurlProblemCode.NamespaceMissing => new($"its type asks for a namespace before \"{detail}\"", $"该类型要求“{detail}”之前有命名空间"),
            PurlProblemCode.QualifierKeyInvalid => new($"\"{detail}\" cannot be a qualifier's key; the qualifier was left out", $"“{detail}”不能作为限定符的键，该限定符已略去"),
            PurlProblemCode.QualifierKeyNotLowerCase => new($"the qualifier's key \"{detail}\" is not lower case", $"限定符的键“{detail}”不是小写"),
            PurlProblemCode.QualifierWithoutValue => new($"the qualifier \"{detail}\" has no value; it was left out", $"限定符“{detail}”没有值，已略去"),
            PurlProblemCode.QualifierRepeated => new($"the qualifier \"{detail}\" stands twice; the first one holds", $"限定符“{detail}”重复，以第一个为准"),
            PurlProblemCode.QualifierMissing => new($"its type asks for the qualifier \"{detail}\"", $"该类型要求限定符“{detail}”"),
            PurlProblemCode.SubpathSegmentDropped => new($"the subpath's segment \"{detail}\" was left out", $"子路径中的“{detail}”已略去"),
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Code, "A purl problem without a text."),
        };
    }
}
