using Rectify.Cases.Files;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Access;

/// <summary>
/// Who can see a case: every person who is registered, with the reason. Beside them whoever can read the store's file can, and nobody else.
/// </summary>
public static class WhoSees
{
    /// <summary>All of them by id; empty for whoever may not see the case.</summary>
    public static async Task<IReadOnlyList<Sight>> OfAsync(ReadSession session, CaseId id, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(session, id, cancellationToken) is not { } about) return [];
        var named = (await CaseStore.NamedAsync(session, id, cancellationToken)).ToHashSet();
        var readers = await AccessStore.ReadersAsync(session, id, cancellationToken);
        var limits = await AccessStore.LimitsAsync(session, id, cancellationToken);
        var glass = (await AccessStore.GlassAsync(session, id, cancellationToken)).Where(each => each.Lasts).ToLookup(each => each.Person);
        return
        [
            .. from person in await PersonStore.ListAsync(session, cancellationToken)
               orderby person.Id.ToString() // text order is the order of ids
               select Of(person, about, named.Contains(person.Id), readers.Contains(person.Id), limits, [.. glass[person.Id]]),
        ];
    }

    private static Sight Of(Person person, Case about, bool named, bool reads, CaseLimits limits, IReadOnlyList<BrokenGlass> glass)
    {
        if (reads && named) return new(person, SightReason.Named);
        if (!about.IsClosed && !person.IsGuest) return new(person, SightReason.Open);
        if (reads) return new(person, SightReason.BrokeGlass, glass.Max(each => each.Until));
        return new(person, WhyNot(person, about, named, limits));
    }

    private static SightReason WhyNot(Person person, Case about, bool named, CaseLimits limits)
    {
        if (named && limits.Entities.Count > 0 && !limits.Entities.Contains(person.LegalEntity)) return SightReason.OtherEntity;
        if (named && limits.Refuses(person) is not null) return SightReason.OtherPlace;
        if (named) return SightReason.StrictGuest;
        if (person.IsGuest) return SightReason.Guest;
        if (person.Roles.Contains(PersonRole.Manager) && about.Tlp != TlpMark.Red && limits.Refuses(person) is null) return SightReason.CouldBreakGlass;
        return person.Roles.Contains(PersonRole.Administrator) ? SightReason.AdministratorOnly : SightReason.NotNamed;
    }
}
