using System.Net.Mail;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Ledger.Sealing;
using Rectify.Parties;
using Rectify.Proof.Canonical;

namespace Rectify.Alerts.Messages;

/// <summary>Adds an address that alarms are sent to.</summary>
/// <param name="Person">Whose it is; null for a team's, which gets every alarm.</param>
/// <param name="Channel">How.</param>
/// <param name="Address">A mail address, or an https URL (http on this machine), up to 500 characters.</param>
/// <param name="Language">The language of what is sent.</param>
/// <param name="Secret">Sealed; needed for signed posts and pager services, and for nothing else.</param>
public sealed record AddAlarmAddress(PersonId? Person, AlarmChannel Channel, string Address, Language Language, byte[]? Secret) : ICommand<AlarmAddressId>
{
    private const int Limit = 500;
    private const int Most = 10;

    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<AlarmAddressId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var (session, problems, address) = (change.Session, new Problems(), Address.Trim());
        if (Person is { } owner) problems.AddIf(await PersonStore.FindAsync(session, owner, cancellationToken) is null, AlarmProblems.PersonUnknown);
        problems.AddIf(!await AddressOwner.MayAsync(change, Person, cancellationToken), AlarmProblems.NotYourAddress);
        var (mail, signed) = (Channel == AlarmChannel.Mail, Channel.TakesSecret());
        problems.AddIf(mail && !IsMail(address), AlarmProblems.NotAMailAddress(address));
        problems.AddIf(!mail && !IsUrl(address), AlarmProblems.NotAWebhookUrl(address));
        problems.AddIf(signed && Secret is null, AlarmProblems.SecretMissing);
        problems.AddIf(!signed && Secret is not null, AlarmProblems.SecretUnasked);
        if (problems.Any) return problems;
        if (Secret is not null && !await SealKeys.TakesAsync(session, Secret, cancellationToken)) return AlarmProblems.SealedByFormer;
        var there = Person is { } person ? await AddressStore.OfPersonAsync(session, person, cancellationToken) : await AddressStore.OfTeamsAsync(session, cancellationToken);
        if (there.Count >= Most) return AlarmProblems.TooManyAddresses(Most);

        var added = new AlarmAddress(new(change.NewId()), Person, Channel, address, Language, Secret);
        await AddressStore.AddAsync(session, added, cancellationToken);
        await change.RecordAsync(new AlarmAddressAdded(added), cancellationToken);
        return added.Id;
    }

    /// <summary>One plain address: no name, no comment, nothing that could begin another header.</summary>
    private static bool IsMail(string text) =>
        text.Length is > 2 and <= Limit && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)) && MailAddress.TryCreate(text, out var read) && read.Address == text;

    private static bool IsUrl(string text) =>
        text.Length <= Limit && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}

/// <summary>Removes an address; what waits for it is sent nowhere.</summary>
public sealed record RemoveAlarmAddress(AlarmAddressId Id) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await AddressStore.FindAsync(change.Session, Id, cancellationToken) is not { } address) return AlarmProblems.AddressUnknown;
        if (!await AddressOwner.MayAsync(change, address.Person, cancellationToken)) return AlarmProblems.NotYourAddress;
        await AddressStore.RemoveAsync(change.Session, Id, change.Now, cancellationToken);
        await change.RecordAsync(new AlarmAddressRemoved(address), cancellationToken);
        return new Done();
    }
}

/// <summary>Whose an address is: a person sets their own, a manager or an administrator a team's.</summary>
internal static class AddressOwner
{
    public static async Task<bool> MayAsync(Change change, PersonId? owner, CancellationToken cancellationToken) =>
        await change.RolesAsync(cancellationToken) is not { } roles
        || (owner is { } person ? change.Actor.Who == person.ToString() : roles.Contains(PersonRole.Manager) || roles.Contains(PersonRole.Administrator));
}

/// <summary>An address was added. The address itself is a person's, and stands in the payload alone.</summary>
internal sealed record AlarmAddressAdded(AlarmAddress Address) : IEvent
{
    public string Type => "alarmAddress.added";

    public int Version => 1;

    public Subject Subject => new("alarm-address", Address.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("channel", Words.Of(Address.Channel)).Member("address", Address.Address);
        if (Address.Person is { } person) json.Member("person", person.ToString());
    }
}

/// <summary>An address was removed.</summary>
internal sealed record AlarmAddressRemoved(AlarmAddress Address) : IEvent
{
    public string Type => "alarmAddress.removed";

    public int Version => 1;

    public Subject Subject => new("alarm-address", Address.Id.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("channel", Words.Of(Address.Channel));
}
