namespace Rectify.Documents.Content;

/// <summary>The languages that a document, or a part of one, can be set in.</summary>
public enum DocumentLanguage
{
    /// <summary>English, <c>en</c>.</summary>
    English,

    /// <summary>Chinese in simplified characters, <c>zh-Hans</c>.</summary>
    Chinese,
}

/// <summary>How languages are named in what is written (BCP 47).</summary>
public static class DocumentLanguages
{
    /// <summary><c>en</c> or <c>zh-Hans</c>.</summary>
    public static string ToTag(this DocumentLanguage language) => language switch
    {
        DocumentLanguage.English => "en",
        DocumentLanguage.Chinese => "zh-Hans",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, null),
    };
}
