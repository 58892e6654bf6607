namespace Rectify.Cases.Reports.Mailbox;

/// <summary>Brings acknowledgements to finders.</summary>
public interface IReportMail
{
    /// <summary>The part of Message-IDs behind the at sign: the host of the address that they are sent from.</summary>
    string Host { get; }

    /// <summary>Sends one, within its own time limit; null when the mail server took it, otherwise why it did not, in a line without secrets or addresses.</summary>
    Task<string?> SendAsync(AcknowledgementMail mail, CancellationToken cancellationToken);
}
