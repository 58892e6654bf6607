namespace Rectify.Submissions.Dispatch;

/// <summary>How a mail is kept from being changed and read on its way.</summary>
public enum MailProtection
{
    /// <summary>Neither signed nor encrypted.</summary>
    Plain,

    /// <summary>Signed with the organisation's key.</summary>
    Signed,

    /// <summary>Encrypted to the recipient's key.</summary>
    Encrypted,

    /// <summary>Both.</summary>
    SignedAndEncrypted,
}
