using Rectify.Cases.Files;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Access;

/// <summary>
/// Upon what it rests who sees a case: as it is, or changed as it would be. Who reads what the view <c>access_group_readers</c> says; this says the same beforehand.
/// </summary>
/// <param name="About">The case: whether it is closed, and its mark.</param>
/// <param name="Named">The people named on it.</param>
/// <param name="Limits">To whom it is kept.</param>
/// <param name="Glass">Who opened it without being named.</param>
public sealed record SightBasis(Case About, IReadOnlySet<PersonId> Named, CaseLimits Limits, IReadOnlyList<BrokenGlass> Glass)
{
    /// <summary>As it is now; null for whoever may not see the case.</summary>
    public static async Task<SightBasis?> OfAsync(ReadSession session, CaseId id, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(session, id, cancellationToken) is not { } about) return null;
        return new(
            about, (await CaseStore.NamedAsync(session, id, cancellationToken)).ToHashSet(), await AccessStore.LimitsAsync(session, id, cancellationToken),
            await AccessStore.GlassAsync(session, id, cancellationToken));
    }

    /// <summary>Whether a person sees it.</summary>
    public bool Shows(Person person) => Of(person, Reads(person)).Sees;

    /// <summary>Who of these people would see it, and who would no more, if it rested on something else.</summary>
    public SightChange To(SightBasis then, IReadOnlyCollection<Person> people) =>
        new([.. people.Where(person => !Shows(person) && then.Shows(person))], [.. people.Where(person => Shows(person) && !then.Shows(person))]);

    /// <summary>Whether a person sees it, and why.</summary>
    /// <param name="person">The person.</param>
    /// <param name="reads">Whether they read what the group of the case closes.</param>
    internal Sight Of(Person person, bool reads)
    {
        var named = Named.Contains(person.Id);
        if (reads && named) return new(person, SightReason.Named);
        if (!About.IsClosed && !person.IsGuest) return new(person, SightReason.Open);
        if (reads) return new(person, SightReason.BrokeGlass, Glass.Where(each => each.Lasts && each.Person == person.Id).Max(each => each.Until));
        return new(person, WhyNot(person, named));
    }

    private bool Reads(Person person) =>
        Limits.Refuses(person) is null
        && (Named.Contains(person.Id)
            ? !(person.IsGuest && About.Tlp == TlpMark.AmberStrict)
            : !person.IsGuest && About.Tlp != TlpMark.Red && Glass.Any(each => each.Lasts && each.Person == person.Id));

    private SightReason WhyNot(Person person, bool named)
    {
        if (named && Limits.Entities.Count > 0 && !Limits.Entities.Contains(person.LegalEntity)) return SightReason.OtherEntity;
        if (named && Limits.Refuses(person) is not null) return SightReason.OtherPlace;
        if (named) return SightReason.StrictGuest;
        if (person.IsGuest) return SightReason.Guest;
        if (person.Roles.Contains(PersonRole.Manager) && About.Tlp != TlpMark.Red && Limits.Refuses(person) is null) return SightReason.CouldBreakGlass;
        return person.Roles.Contains(PersonRole.Administrator) ? SightReason.AdministratorOnly : SightReason.NotNamed;
    }
}

/// <summary>What of who sees a case would change.</summary>
/// <param name="Gain">Who would see it then and does not now.</param>
/// <param name="Lose">Who sees it now and would not then.</param>
public sealed record SightChange(IReadOnlyList<Person> Gain, IReadOnlyList<Person> Lose);
