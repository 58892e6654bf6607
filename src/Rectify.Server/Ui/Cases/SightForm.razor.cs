using Microsoft.AspNetCore.Components;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cases.Files;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Ui.Cases;

/// <summary>What is typed to say something else of who sees a case, and what it would change.</summary>
public partial class SightForm : CasePart
{
    private const int Most = 12;

    private readonly HashSet<OrganisationId> entities = [];
    private string person = "", places = "", mark = "", reason = "";

    /// <summary>What is said anew.</summary>
    [Parameter, EditorRequired]
    public required SightStep Step { get; set; }

    /// <summary>Who is taken off, where somebody is.</summary>
    [Parameter]
    public Person? Whom { get; set; }

    private IReadOnlyCollection<Person> People => [.. Sheet.Sights.Select(sight => sight.Person)];

    private IEnumerable<Person> NotNamed => People.Where(each => !Sheet.Basis.Named.Contains(each.Id)).OrderBy(each => each.Name, StringComparer.Ordinal);

    private IEnumerable<Organisation> Own => Sheet.Organisations.Values.Where(each => each.Kind == OrganisationKind.Own).OrderBy(each => each.Name, StringComparer.Ordinal);

    private PersonId? Chosen => Id.TryParse(person, out var id) ? new PersonId(id) : null;

    private TlpMark? Tlp => Enum.TryParse<TlpMark>(mark, out var chosen) ? chosen : null;

    private CaseLimits Limits =>
        new([.. entities], [.. places.Split([',', ' ', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(place => place.ToUpperInvariant())]);

    /// <summary>Upon what it would rest who sees the case.</summary>
    private SightBasis Then => Step switch
    {
        SightStep.Name => Chosen is { } one ? Sheet.Basis with { Named = Sheet.Basis.Named.Append(one).ToHashSet() } : Sheet.Basis,
        SightStep.Unname => Sheet.Basis with { Named = Sheet.Basis.Named.Where(each => each != Whom?.Id).ToHashSet() },
        SightStep.Limit => Sheet.Basis with { Limits = Limits },
        SightStep.Mark => Sheet.Basis with { About = Sheet.About with { Tlp = Tlp } },
        SightStep.Disclose => Sheet.Basis with { About = Sheet.About with { IsClosed = false } },
        _ => throw new ArgumentOutOfRangeException(nameof(Step), Step, null),
    };

    private Text Name => Step switch
    {
        SightStep.Name => CasesTexts.NamePerson,
        SightStep.Unname => SightTexts.Unname(Whom?.Name ?? ""),
        SightStep.Limit => SightTexts.Limit,
        SightStep.Mark => CasesTexts.MarkIt,
        SightStep.Disclose => CasesTexts.Disclose,
        _ => throw new ArgumentOutOfRangeException(nameof(Step), Step, null),
    };

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        entities.UnionWith(Sheet.Basis.Limits.Entities);
        places = string.Join(", ", Sheet.Basis.Limits.Places);
        mark = Sheet.About.Tlp?.ToString() ?? "";
    }

    private void Flip(OrganisationId entity)
    {
        if (!entities.Remove(entity)) entities.Add(entity);
    }

    /// <summary>What the form is called where what is typed is kept.</summary>
    public static string NameOf(SightStep step, Person? whom) => whom is null ? Words.Of(step) : $"{Words.Of(step)} {whom.Id}";

    private Task<bool> SaveAsync() => Step switch
    {
        SightStep.Name => DoAsync(new NamePerson(Sheet.About.Id, Chosen ?? default), NameOf(Step, Whom)),
        SightStep.Unname => DoAsync(new UnnamePerson(Sheet.About.Id, Whom?.Id ?? default, reason), NameOf(Step, Whom)),
        SightStep.Limit => DoAsync(new LimitCase(Sheet.About.Id, Limits, reason), NameOf(Step, Whom)),
        SightStep.Mark => DoAsync(new MarkCase(Sheet.About.Id, Tlp, reason), NameOf(Step, Whom)),
        SightStep.Disclose => DoAsync(new DiscloseCase(Sheet.About.Id, reason), NameOf(Step, Whom)),
        _ => throw new ArgumentOutOfRangeException(nameof(Step), Step, null),
    };
}
