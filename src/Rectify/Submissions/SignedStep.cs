using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Submissions;

/// <summary>
/// What every act of a person on a version has in common: the newest version is meant, the state allows the act, and it is known whose act it is. Either a key
/// that is enrolled for a person signed it, or the person sits there, signed in to the server; a token, a schedule and local mode are nobody's hand. The acts
/// themselves add what they demand of the person.
/// </summary>
internal sealed record SignedStep(Submission Submission, SubmissionVersion Version, PersonId Person, SubmissionState Next)
{
    /// <summary>Checks the act; every problem at once, as far as the earlier ones allow.</summary>
    public static async Task<Result<SignedStep>> CheckAsync(
        Change change, SubmissionId id, int version, SubmissionAction action, KeySignature? signature, CancellationToken cancellationToken)
    {
        if (await SubmissionStore.FindAsync(change.Session, id, cancellationToken) is not { } submission) return SubmissionProblems.NoSuchSubmission;
        if (await SubmissionStore.FindVersionAsync(change.Session, submission, version, cancellationToken) is not { } found)
            return SubmissionProblems.NotTheNewest(version, submission.Version);

        var problems = new Problems();
        problems.AddIf(version != submission.Version, SubmissionProblems.NotTheNewest(version, submission.Version));
        await SubmissionTransitions.CheckAsync(problems, change, submission, action, cancellationToken);
        var person = signature is null ? WhoActs.SignedIn(change) : null;
        if (signature is null) problems.AddIf(person is null, SubmissionProblems.NotSignedIn);
        else
        {
            var key = await EnrolledKeyStore.FindByPublicKeyAsync(change.Session, signature.PublicKey, cancellationToken);
            problems.AddIf(key?.CountsAt(change.Now) != true, SubmissionProblems.KeyUnknown);
            problems.AddIf(key?.Verifies(SignedAct.Statement(action, submission, found), signature.Bytes) == false, SubmissionProblems.SignatureWrong);
            person = key?.Person;
        }
        if (problems.Any || person is not { } whose) return problems;
        return new SignedStep(submission, found, whose, SubmissionTransitions.TargetOf(action));
    }

    /// <summary>
    /// Adds what stands against its leaving the house: required fields that are empty, unless it is said that it goes incomplete, and conflicts that nobody has decided.
    /// What the case owes comes back; null when that is not known.
    /// </summary>
    public async Task<CaseAnswer?> CheckReleaseAsync(Problems refused, Change change, Laws laws, bool incomplete, CancellationToken cancellationToken)
    {
        refused.AddIf(!incomplete && Version.Missing.Count > 0, SubmissionProblems.Incomplete(string.Join(", ", Version.Missing)));
        var answer = await CaseAnswers.ObligationsOfAsync(change.Session, Submission.CaseId, laws, change.Now, cancellationToken);
        foreach (var hold in answer?.Holds ?? [])
            if (hold.Holds && hold.Recipient == Submission.Recipient)
                SubmissionTransitions.Refuse(refused, change, Submission, SubmissionProblems.Held(hold.Hit.Conflict.Id));
        return answer;
    }

    /// <summary>Writes the new state and the signature, and records the act.</summary>
    public async Task<Submission> TakeAsync(Change change, SubmissionAction action, KeySignature? signature, CancellationToken cancellationToken)
    {
        var moved = Submission with { State = Next };
        var signed = new SubmissionSignature(action, Version.Number, Person, signature?.PublicKey ?? [], signature?.Bytes ?? [], change.Now);
        await SubmissionStore.MoveAsync(change.Session, moved, cancellationToken);
        await SubmissionStore.AddSignatureAsync(change.Session, change.NewId(), moved.Id, signed, cancellationToken);
        await EditorStore.RemoveAsync(change.Session, moved.Id, cancellationToken);
        await change.RecordAsync(signature is null ? new SubmissionActed(moved, Version, signed) : new SubmissionSigned(moved, Version, signed), cancellationToken);
        return moved;
    }
}
