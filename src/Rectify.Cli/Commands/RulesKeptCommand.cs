using NodaTime;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;
using Rectify.RulePacks;

namespace Rectify.Cli.Commands;

/// <summary><c>rectify rules kept</c>: the rules that a store ever answered with.</summary>
internal static class RulesKeptCommand
{
    public static Verb For(Session session)
    {
        var door = new CaseDoor(session);
        var verb = new Verb("kept", "", RulesTexts.KeptPurpose) { Examples = [new("rectify rules kept", RulesTexts.ExampleKept)] };
        foreach (var option in door.Options) verb.Add(option);
        door.Leads(verb, StoreNeed.Existing, async (desk, _) =>
        {
            var kept = await desk.ReadAsync(RulePackStore.AllAsync);
            var grid = new Grid(
                0, new Column(session.Say(RulesTexts.VersionHead), 10), new Column(session.Say(RulesTexts.HashHead), 16), new Column(session.Say(RulesTexts.KeptSinceHead), 17),
                new Column(session.Say(RulesTexts.SignerHead), 12), new Column("", 10));
            foreach (var pack in kept)
                grid.Add(
                    new Piece(pack.Version, Ink.Strong), new Piece(pack.Rules[..16], Ink.Accent), TimeTexts.Until(pack.KeptAt, DateTimeZone.Utc),
                    pack.Signer?.Split('+')[0] ?? session.Say(RulesTexts.OwnRules), pack.Rules == desk.Laws.Rules.Hash ? session.Say(RulesTexts.UsedNow) : "");
            grid.Write(desk.Screen);
            return ExitCode.Nothing;
        });
        return verb;
    }
}
