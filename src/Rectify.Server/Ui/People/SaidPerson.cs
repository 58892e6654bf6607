using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Ui.People;

/// <summary>What is typed of a person before it is said.</summary>
public sealed class SaidPerson
{
    /// <summary>As they are called.</summary>
    public string Name { get; set; } = "";

    /// <summary>The id of their legal entity, as the list has it.</summary>
    public string Entity { get; set; } = "";

    /// <summary>The country that they work from.</summary>
    public string Place { get; set; } = "";

    /// <summary>The legal entity; that of nobody while none was chosen.</summary>
    public OrganisationId EntityId => Id.TryParse(Entity, out var id) ? new(id) : default;

    /// <summary>The country as the store has it.</summary>
    public string PlaceCode => Place.Trim().ToUpperInvariant();

    /// <summary>What is known of a person, to be changed.</summary>
    public static SaidPerson Of(Person person) => new() { Name = person.Name, Entity = person.LegalEntity.ToString(), Place = person.Place };

    /// <summary>For the next one.</summary>
    public void Clear() => (Name, Entity, Place) = ("", "", "");
}
