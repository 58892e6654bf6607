using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>Time that an authority adds, or that the law leaves at least.</summary>
public sealed class LongerTimeTests
{
    private static readonly CaseFacts Aware = new CaseFacts([Given.Fact(FactKind.Aware, "2026-12-11T10:20:00+01:00")], Given.Provider).Exploited();

    /// <summary>Without it: 2026-12-12T09:20:00Z and 10:00:00Z.</summary>
    [Theory]
    [InlineData("2026-12-14T08:00Z", "2026-12-14T08:00:00Z", "2026-12-14T08:00:00Z", true)]
    [InlineData("2026-12-12T09:30Z", "2026-12-12T09:30:00Z", "2026-12-12T10:00:00Z", true)]
    [InlineData("2026-12-12T08:00Z/2026-12-13T08:00Z", "2026-12-12T09:20:00Z", "2026-12-13T08:00:00Z", true)]
    [InlineData("2026-12-12T09:30Z/2026-12-13T08:00Z", "2026-12-12T09:30:00Z", "2026-12-13T08:00:00Z", true)]
    [InlineData("2026-12-12T08:00Z/2026-12-12T10:00Z", "2026-12-12T09:20:00Z", "2026-12-12T10:00:00Z", false)]
    [InlineData("2026-12-12T09:20Z", "2026-12-12T09:20:00Z", "2026-12-12T10:00:00Z", false)]
    [InlineData("2026-12-11T12:00Z", "2026-12-12T09:20:00Z", "2026-12-12T10:00:00Z", false)]
    public void An_extension_lengthens_either_reading_and_shortens_none(string to, string actBy, string latest, bool extended)
    {
        foreach (var kind in new[] { FactKind.ExtendedTo, FactKind.DelayedUntil })
        {
            var extension = Given.Fact(kind, to, "extension") with { Stage = "early-warning", Recipient = "eu.cra.srp" };
            var warning = (Aware with { Facts = [.. Aware.Facts, extension] }).Evaluate("2026-12-11T12:00:00Z").Of("eu.cra.aev.ew");
            Assert.Equal((Given.At(actBy), Given.At(latest), extended), (warning.Conservative, warning.LatestArguable, warning.Extended));
            var said = kind == FactKind.ExtendedTo ? StepCode.ExtendedTo : StepCode.DelayedUntil;
            Assert.Equal(extended, warning.Explanation.Any(s => s.Code == said && s.Arguments[0] == "extension"));
        }
    }

    /// <summary>Served on Wednesday 2026-12-30: ten days end on a Saturday, by the other reading on Monday the 11th.</summary>
    [Theory]
    [InlineData("2027-01-04T09:00+01:00", "2027-01-04T08:00:00Z", "2027-01-11T23:00:00Z", true)]
    [InlineData("2027-01-10T12:00+01:00", "2027-01-10T11:00:00Z", "2027-01-11T23:00:00Z", true)]
    [InlineData("2027-01-12T09:00+01:00", "2027-01-12T08:00:00Z", "2027-01-12T08:00:00Z", false)]
    [InlineData("2027-01-04T09:00+01:00/2027-01-20T09:00+01:00", "2027-01-04T08:00:00Z", "2027-01-20T08:00:00Z", true)]
    [InlineData("2027-01-11", "2027-01-11T23:00:00Z", "2027-01-11T23:00:00Z", false)]
    public void The_least_time_of_the_law_lengthens_the_other_reading_alone(string set, string actBy, string latest, bool said)
    {
        var profile = new Profile { Default = new AssetProfile { Roles = [Role.Provider], Markets = ["FR"] } };
        var facts = new CaseFacts([Given.Fact(FactKind.OrderServed, "2026-12-30T09:30+01:00", "served"), Given.Fact(FactKind.DueSet, set, "set")], profile).With("frFromAnssi", true);
        var duty = facts.Evaluate("2026-12-31T00:00Z").Of("fr.editor.injunction");
        Assert.Equal((Given.At(actBy), Given.At(latest)), (duty.Conservative, duty.LatestArguable));
        Assert.Equal(said, duty.Explanation.Any(s => s.Code == StepCode.LeastTime));
    }
}
