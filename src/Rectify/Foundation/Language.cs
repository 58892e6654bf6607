namespace Rectify.Foundation;

/// <summary>The languages that everything a person reads is written in.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Chinese in simplified characters.</summary>
    Chinese,
}
