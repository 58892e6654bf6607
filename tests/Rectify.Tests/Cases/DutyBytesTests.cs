using CsCheck;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Parties;

namespace Rectify.Tests.Cases;

public sealed class DutyBytesTests
{
    private static readonly Gen<Instant> Instants = Gen.Long[-3_000_000_000L, 30_000_000_000L].Select(seconds => Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(100));

    private static readonly Gen<KeptDuty> Duties =
        from texts in Gen.Select(Gen.String, Gen.String, Gen.String)
        from maybe in Gen.Select(Gen.Null(Gen.String), Gen.Null(Gen.String))
        from numbers in Gen.Select(Gen.Int[0, 10_000], Gen.Nullable(Gen.Int[1, 2_000]))
        from started in Instants
        from instants in Gen.Select(Gen.Nullable(Instants), Gen.Nullable(Instants), Gen.Nullable(Instants), Gen.Nullable(Instants))
        from words in Gen.Select(Gen.Enum<ObligationState>(), Gen.Nullable(Gen.Enum<MetTiming>()), Gen.Nullable(Gen.Enum<CannotSayReason>()), Gen.Enum<Force>(), Gen.Enum<Answer>())
        from marks in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool)
        select new KeptDuty
        {
            Rule = Whole(texts.Item1), Recipient = Whole(texts.Item2), Trigger = Whole(texts.Item3), Group = WholeOrNull(maybe.Item1),
            Needed = WholeOrNull(maybe.Item2), RuleVersion = numbers.Item1, Occurrence = numbers.Item2, StartedAt = started,
            Conservative = instants.Item1, LatestArguable = instants.Item2, KeepUntil = instants.Item3, InternalTarget = instants.Item4,
            State = words.Item1, Timing = words.Item2, CannotSay = words.Item3, Force = words.Item4, Applies = words.Item5,
            Provisional = marks.Item1, Extended = marks.Item2, Acknowledged = marks.Item3, SaidNotApplicable = marks.Item4, Carried = marks.Item5,
        };

    [Fact]
    public void Duties_read_back_as_they_were_written() =>
        Duties.List[0, 12].Sample(duties => Assert.Equal(duties, DutyBytes.Read(DutyBytes.Write(duties))), iter: 1_000);

    [Fact]
    public void What_another_version_wrote_is_not_read() => Assert.Null(DutyBytes.Read([99, 1, 2, 3]));

    [Fact]
    public void Bytes_that_end_early_are_damage() =>
        Duties.List[1, 3].Sample(duties => Assert.Throws<InvalidDataException>(() => DutyBytes.Read(DutyBytes.Write(duties)[..^1])), iter: 100);

    [Fact]
    public void Whatever_laws_may_turn_on_is_part_of_the_basis()
    {
        var none = new OwnEntities(new HashSet<OrganisationId>(), null);
        var unstated = Profile.Unstated;
        var asset = new AssetProfile();
        long Of(Profile profile, OwnEntities? own = null) => DutyBasis.Of(new Laws(RuleBook.Embedded(), profile), own ?? none);
        long[] all =
        [
            Of(unstated), Of(unstated with { EstablishedIn = [] }), Of(unstated with { EstablishedIn = ["DE"] }), Of(unstated with { Sectors = [] }),
            Of(unstated with { Default = asset with { Roles = [Role.Provider] } }), Of(unstated with { Default = asset with { Markets = ["DE"] } }),
            Of(unstated with { Default = asset with { Markets = ["DE", "FR"] } }), Of(unstated with { Default = asset with { Flags = ["DE FR"] } }),
            Of(unstated with { Assets = new Dictionary<string, AssetProfile> { ["a"] = asset } }), Of(unstated with { TargetHours = new Dictionary<string, int> { ["a"] = 1 } }),
            Of(unstated with { Adopted = new HashSet<string> { "a" } }), Of(unstated, new OwnEntities(new HashSet<OrganisationId> { default }, null)),
            Of(unstated, new OwnEntities(new HashSet<OrganisationId> { default }, ["DE"])),
            DutyBasis.Of(new Laws(RuleBook.Embedded().AsKnownOn(new LocalDate(2026, 11, 22)), unstated), none),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(Of(unstated with { Adopted = new HashSet<string> { "b", "a" } }), Of(unstated with { Adopted = new HashSet<string> { "a", "b" } }));
    }

    private static string? WholeOrNull(string? text) => text is null ? null : Whole(text);

    /// <summary>A lone surrogate has no UTF-8; the store never holds one.</summary>
    private static string Whole(string text) => new([.. text.Where(letter => !char.IsSurrogate(letter))]);
}
