using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;
using Rectify.Storage;

namespace Rectify.Parties.Profiles;

/// <summary>Says what the organisation is, as far as laws ask, in the place of what was said before. What all cases owe follows.</summary>
/// <param name="Profile">All of it: a list that is null says nothing, one that is empty says that there is none. What single assets are is not part of it.</param>
/// <param name="Terms">The sectors and marks that rules know.</param>
public sealed record StateProfile(Profile Profile, Terms Terms) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager, PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        foreach (var place in (Profile.EstablishedIn ?? []).Concat(Profile.Default.Markets ?? []).Distinct(StringComparer.Ordinal))
            problems.AddIf(!Jurisdictions.IsCode(place), ProfileProblems.NotAPlace(place));
        foreach (var sector in Profile.Sectors ?? []) problems.AddIf(!Terms.Sectors.ContainsKey(sector), ProfileProblems.SectorUnknown(sector));
        foreach (var flag in Profile.Default.Flags ?? []) problems.AddIf(!Terms.Flags.ContainsKey(flag), ProfileProblems.FlagUnknown(flag));
        foreach (var (rule, hours) in Profile.TargetHours) problems.AddIf(hours is < 1 or > ProfileProblems.MostHours, ProfileProblems.HoursUnfit(rule));
        problems.AddIf(Profile.Assets.Count > 0, ProfileProblems.AssetsElsewhere);
        if (problems.Any) return problems;
        await ProfileStore.PutAsync(change.Session, ProfileText.Of(Profile), change.Now.ToTicks(), cancellationToken);
        await change.RecordAsync(new ProfileStated(change.NewId(), Profile), cancellationToken);
        return new Done();
    }
}

/// <summary>It was said what the organisation is.</summary>
internal sealed record ProfileStated(Id Id, Profile Profile) : IEvent
{
    public string Type => "profile.stated";

    public int Version => 1;

    public Subject Subject => new("profile", Id);

    public void WritePayload(CanonicalWriter json) => ProfileText.Write(json, Profile);
}
