namespace Rectify.Proof.Log;

/// <summary>Why a text is not a signed note.</summary>
public enum NoteProblem
{
    /// <summary>None: it is one.</summary>
    None,

    /// <summary>Longer than 1 MiB, or more than 100 signatures.</summary>
    TooLarge,

    /// <summary>Not UTF-8, or a control character other than the newline.</summary>
    BadText,

    /// <summary>No blank line between text and signatures, no signature, or no newline at the end.</summary>
    NoSignatures,

    /// <summary>A signature line is not <c>— name base64</c>.</summary>
    BadSignatureLine,
}
