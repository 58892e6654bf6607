using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Tests.Findings;

public class StatusTransitionsTests
{
    [Fact]
    public void Every_status_can_be_reached_and_left() => Assert.All(Enum.GetValues<FindingStatus>(), status =>
    {
        Assert.Contains(StatusTransitions.Table.Rows, row => row.From == status && row.To != status);
        Assert.Contains(StatusTransitions.Table.Rows, row => row.To == status && row.From != status);
    });

    [Fact]
    public void Only_a_manager_takes_affected_back()
    {
        Assert.False(StatusTransitions.Table.Allows(FindingStatus.Affected, FindingStatus.NotAffected, [PersonRole.Analyst, PersonRole.Reporter]));
        Assert.True(StatusTransitions.Table.Allows(FindingStatus.Affected, FindingStatus.NotAffected, [PersonRole.Manager]));
    }

    [Fact]
    public void In_local_mode_there_are_no_roles_but_there_are_transitions()
    {
        Assert.True(StatusTransitions.Table.Allows(FindingStatus.Affected, FindingStatus.NotAffected, null));
        Assert.False(StatusTransitions.Table.Allows(FindingStatus.Fixed, FindingStatus.NotAffected, null));
    }
}
