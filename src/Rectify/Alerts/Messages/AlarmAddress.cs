using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Alerts.Messages;

/// <summary>Where alarms are sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">Whose it is; null for a team's, which gets every alarm.</param>
/// <param name="Channel">How.</param>
/// <param name="Address">A mail address, or the URL that is posted to.</param>
/// <param name="Language">The language of what is sent.</param>
/// <param name="Secret">What signs the posts, or a pager service's routing key, sealed; null where the channel has none.</param>
public sealed record AlarmAddress(AlarmAddressId Id, PersonId? Person, AlarmChannel Channel, string Address, Language Language, byte[]? Secret);

/// <summary>The id of an <see cref="AlarmAddress"/>.</summary>
public readonly record struct AlarmAddressId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>What kinds of channels have in common.</summary>
public static class AlarmChannels
{
    /// <summary>Whether it wakes people: what can wait is not sent there.</summary>
    public static bool IsPager(this AlarmChannel channel) => channel is AlarmChannel.PagerDuty or AlarmChannel.Opsgenie;

    /// <summary>Whether whoever posts there shows a secret, or signs with one.</summary>
    public static bool TakesSecret(this AlarmChannel channel) => channel == AlarmChannel.Webhook || channel.IsPager();
}

/// <summary>How alarms are sent.</summary>
public enum AlarmChannel
{
    /// <summary>By email.</summary>
    Mail,

    /// <summary>A signed POST as Standard Webhooks has it.</summary>
    Webhook,

    /// <summary>A POST as PagerDuty's Events API v2 reads it, and those who read the same; the secret is the routing key.</summary>
    PagerDuty,

    /// <summary>A POST as Opsgenie's alert API reads it, and Jira Service Management's; the secret is the key of the integration.</summary>
    Opsgenie,

    /// <summary>A POST of <c>{"text": …}</c>, which the incoming webhooks of chat services read.</summary>
    Chat,
}
