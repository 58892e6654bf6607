using Rectify.Foundation;
using Rectify.Proof.Canonical;

namespace Rectify.Ledger;

/// <summary>Somebody tried what a table of transitions or a role does not allow.</summary>
internal sealed record CommandRefused(Subject Subject, Problem Problem, Id? AccessGroup) : IEvent
{
    public string Type => "command.refused";

    public int Version => 1;

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("code", Problem.Code);
        json.Member("problem", Problem.Message.English);
    }
}
