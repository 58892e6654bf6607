namespace Rectify.Parties;

/// <summary>One of our legal entities, or a member, vendor, authority, upstream project or medium that we know.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is to us.</param>
/// <param name="Name">Unique within its kind, whatever the case of its letters.</param>
/// <param name="Country">ISO 3166-1 alpha-2 in capitals, when it has one.</param>
public sealed record Organisation(OrganisationId Id, OrganisationKind Kind, string Name, string? Country);
