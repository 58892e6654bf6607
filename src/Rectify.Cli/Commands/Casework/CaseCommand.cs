using Rectify.Cli.Shell;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Commands.Casework;

/// <summary><c>rectify case</c>: cases in a file of one's own, from the first fact to the proof.</summary>
internal static class CaseCommand
{
    public static Verb For(Session session)
    {
        var group = new Verb("case", "COMMAND", CaseworkTexts.Purpose)
        {
            Examples =
            [
                new("rectify case open 'log4j-core in Gateway 4.2' --vulnerability CVE-2021-44228", CaseworkTexts.ExampleOpen),
                new("rectify case fact CASE-0001 aware 2026-12-11T10:20+01:00", CaseworkTexts.ExampleFact),
                new("rectify case show CASE-0001 --zone Europe/Berlin", CaseworkTexts.ExampleShow),
                new("rectify case draft CASE-0001 eu.cra.aev.ew eu.cra.srp --out report.txt", CaseworkTexts.ExampleDraft),
                new("rectify case approve 01kb2m9t3x --key chen.key", CaseworkTexts.ExampleApprove),
                new("rectify case proof CASE-0001 --out case-0001.proof.zip", CaseworkTexts.ExampleProof),
            ],
            Remarks = [CaseworkTexts.Remark],
        };
        var door = new CaseDoor(session);
        foreach (var option in door.Options) group.Add(option);
        group.Add(CaseListCommand.For(session, door));
        group.Add(CaseOpenCommand.For(session, door));
        group.Add(CaseShowCommand.For(session, door));
        group.Add(CaseFactCommand.For(door));
        group.Add(CaseFactCommand.ForWithdraw(session, door));
        group.Add(CaseSayCommand.For(session, door));
        group.Add(CaseSignalCommand.ForList(door));
        group.Add(CaseSignalCommand.ForNote(session, door));
        group.Add(CaseSignalCommand.ForConfirm(door));
        group.Add(CaseSignalCommand.ForReject(session, door));
        group.Add(CasePersonCommand.For(session, door));
        group.Add(CaseKeyCommand.For(session, door));
        group.Add(CaseDraftCommand.For(session, door));
        group.Add(CaseDraftCommand.ForRevise(session, door));
        group.Add(CaseDraftCommand.ForText(session, door));
        group.Add(CaseSignCommand.ForReview(session, door));
        group.Add(CaseSignCommand.ForApprove(session, door));
        group.Add(CaseSignCommand.ForFiled(session, door));
        group.Add(CaseReceiptCommand.For(door));
        group.Add(CaseDecideCommand.For(session, door));
        group.Add(CaseOrderCommand.For(session, door));
        group.Add(CaseProofCommand.For(session, door));
        group.SetAction(parsed => RectifyCommand.Help(session, parsed));
        return group;
    }
}
