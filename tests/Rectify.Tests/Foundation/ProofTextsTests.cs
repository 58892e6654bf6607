using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Proof.Bundles;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Tests.Foundation;

public sealed class ProofTextsTests
{
    [Fact]
    public void Every_code_of_the_proof_engine_has_a_text_in_both_languages()
    {
        IEnumerable<Text> texts =
        [
            .. Enum.GetValues<BundleOutcome>().Select(ProofTexts.Of),
            .. Enum.GetValues<BundleVerdict>().Select(ProofTexts.Of),
            .. Enum.GetValues<BundleRole>().Select(ProofTexts.Of),
            .. Enum.GetValues<NoteProblem>().Select(ProofTexts.Of),
            .. Enum.GetValues<CanonicalProblemCode>().Select(code => ProofTexts.Of(new CanonicalProblem(code, 1, "x"))),
            .. from code in Enum.GetValues<BundleCheckCode>()
               from reason in Enum.GetValues<BundleReason>()
               from subject in (string[])["", "events/1.json"]
               select ProofTexts.Of(new BundleCheck(code, subject, BundleOutcome.Failed, reason, [])),
        ];
        Assert.All(texts, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.English));
            Assert.Contains(text.Chinese, c => c is >= '\u4e00' and <= '\u9fff');
        });
    }

    [Theory]
    [InlineData(BundleCheckCode.Archive)]
    [InlineData(BundleCheckCode.Manifest)]
    [InlineData(BundleCheckCode.CheckpointSigned)]
    [InlineData(BundleCheckCode.KeyTrusted)]
    [InlineData(BundleCheckCode.CheckpointsConsistent)]
    [InlineData(BundleCheckCode.EventIncluded)]
    [InlineData(BundleCheckCode.PayloadCommitted)]
    [InlineData(BundleCheckCode.FileNamed)]
    public void Every_check_that_can_pass_says_what_was_checked(BundleCheckCode code)
    {
        var text = ProofTexts.Of(new BundleCheck(code, "subject", BundleOutcome.Passed, BundleReason.None, ["a", "b", "c"]));
        Assert.NotEqual(text.English, text.Chinese);
        Assert.NotEmpty(text.English);
    }
}
