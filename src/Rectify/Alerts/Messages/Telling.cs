using Rectify.Alerts.Rotas;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Alerts.Messages;

/// <summary>
/// Who is told of an alarm, and the messages that tell them. First whoever is on duty by each rota; then, when nobody acknowledges it, the next
/// of each; at last every manager, and there it stays. Whoever has no address cannot be told and is passed over.
/// </summary>
/// <param name="Rotas">The rotas.</param>
/// <param name="Managers">The people who are told when nobody else is left.</param>
/// <param name="Addresses">All addresses.</param>
internal sealed record Telling(IReadOnlyList<Rota> Rotas, IReadOnlyList<PersonId> Managers, IReadOnlyList<AlarmAddress> Addresses)
{
    private readonly Dictionary<AlarmAddressId, List<Alarm>> messages = [];

    public static async Task<Telling> AtAsync(Change change, CancellationToken cancellationToken)
    {
        var rotas = await RotaStore.ListAsync(change.Session, change.Now, cancellationToken);
        var people = await PersonStore.ListAsync(change.Session, cancellationToken);
        return new(
            rotas,
            [.. people.Where(person => person.Roles.Contains(PersonRole.Manager)).Select(person => person.Id)],
            await AddressStore.AllAsync(change.Session, cancellationToken));
    }

    /// <summary>How long an alarm waits before it moves along.</summary>
    public NodaTime.Duration Patience => Rotas.Select(rota => rota.Patience).DefaultIfEmpty(NodaTime.Duration.FromMinutes(30)).Min();

    /// <summary>The people of one hop, from 0; empty behind the last.</summary>
    public IReadOnlyList<PersonId> HopAt(int hop, NodaTime.Instant now)
    {
        var chains = Rotas.Select(rota => rota.ChainAt(now).Where(CanBeTold).ToList()).ToList();
        var longest = chains.Select(chain => chain.Count).DefaultIfEmpty(0).Max();
        if (hop < longest) return [.. chains.Where(chain => hop < chain.Count).Select(chain => chain[hop]).Distinct()];
        return hop == longest ? [.. Managers.Where(CanBeTold)] : [];
    }

    /// <summary>Whether there is a hop behind this one.</summary>
    public bool GoesOnAfter(int hop, NodaTime.Instant now) => HopAt(hop + 1, now).Count > 0;

    /// <summary>Has an alarm told to these people, and to the teams when it is new; all that one person is told in one go is one message.</summary>
    public void Tell(Alarm alarm, IReadOnlyCollection<PersonId> people)
    {
        foreach (var address in Addresses.Where(address => address.Person is { } person ? people.Contains(person) : alarm.Hop == 0))
            (messages.TryGetValue(address.Id, out var told) ? told : messages[address.Id] = []).Add(alarm);
    }

    /// <summary>Writes the messages.</summary>
    public async Task WriteAsync(Change change, CancellationToken cancellationToken)
    {
        foreach (var (address, alarms) in messages) await MessageStore.AddAsync(change.Session, change.NewId(), address, null, alarms, change.Now, cancellationToken);
    }

    /// <summary>Whether a person has an address.</summary>
    public bool CanBeTold(PersonId person) => Addresses.Any(address => address.Person == person);
}
