using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Ui.LawBook;

/// <summary>What a fact would start, in some places, for some roles.</summary>
public partial class WhatIfPage : LivePage
{
    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private const string Supposed = "what-if";

    private readonly Dictionary<string, string> said = [];
    private HashSet<Role>? roles;
    private Laws? laws;
    private IReadOnlyList<Obligation>? answer;
    private FactKind fact = FactKind.Aware;
    private string when = "";
    private string places = "";
    private Text? wrong;

    /// <summary>What decides whether something binds, and what was said already; only what is answered with yes or no.</summary>
    private IEnumerable<Circumstance> Questions =>
        from circumstance in laws?.Rules.Terms.Circumstances.Values ?? []
        where circumstance.Takes == AnswerKind.YesNo
            && (said.ContainsKey(circumstance.Id) || answer?.Any(duty => duty.Applicability.Question?.Circumstance?.Id == circumstance.Id) == true)
        orderby circumstance.Id
        select circumstance;

    /// <inheritdoc />
    protected override async Task LoadAsync()
    {
        laws = await Here.Instance.LawsAsync(Gone);
        roles ??= [.. laws.Organisation.Default.Roles ?? [Role.Provider]];
        if (when.Length == 0) when = Written.Format(Here.Now.InZone(Here.Zone).LocalDateTime);
        if (places.Length == 0) places = string.Join(", ", laws.Organisation.Default.Markets ?? ["CN", "EU"]);
    }

    private void Set(Role role, bool on)
    {
        if (on) roles?.Add(role);
        else roles?.Remove(role);
    }

    private void Say(string circumstance, string? word)
    {
        if (word is { Length: > 0 }) said[circumstance] = word;
        else said.Remove(circumstance);
        Ask();
    }

    /// <summary>The one fact that is supposed.</summary>
    private string Named(string argument) => argument.StartsWith(Supposed, StringComparison.Ordinal) ? T(LawsTexts.TheSupposed) : argument;

    private void Ask()
    {
        (answer, wrong) = (null, null);
        if (laws is null || roles is null) return;
        if (!Written.Parse(when.Trim()).TryGetValue(default, out var local))
        {
            wrong = LawsTexts.NotATime;
            return;
        }
        var at = Occurrence.At(local.InZoneLeniently(Here.Zone).ToInstant(), Here.Zone);
        string[] markets = [.. places.Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(place => place.ToUpperInvariant())];
        if (markets.FirstOrDefault(place => !Jurisdictions.IsCode(place)) is not null)
        {
            wrong = LawsTexts.PlacesHint;
            return;
        }
        var profile = laws.Organisation with { Assets = new Dictionary<string, AssetProfile>(), Default = laws.Organisation.Default with { Roles = [.. roles], Markets = markets } };
        var facts = new CaseFacts([new Fact { Id = Supposed, Kind = fact, When = at, RecordedAt = Here.Now }], profile) { Circumstances = said };
        answer = [.. Evaluator.Evaluate(laws.Rules, facts, Here.Now).Obligations.Where(duty => duty.IsOpen)];
    }
}
