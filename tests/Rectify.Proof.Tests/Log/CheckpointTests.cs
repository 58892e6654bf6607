using Rectify.Proof.Log;

namespace Rectify.Proof.Tests.Log;

public sealed class CheckpointTests
{
    // The example of C2SP tlog-checkpoint.
    private const string Example = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    [Fact]
    public void The_example_of_the_specification_reads_and_prints()
    {
        Assert.True(Checkpoint.TryParse(Example, out var checkpoint));
        Assert.Equal("example.com/behind-the-sofa", checkpoint.Origin);
        Assert.Equal(20852163, checkpoint.Size);
        Assert.Equal("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62", checkpoint.Root.ToString());
        Assert.Empty(checkpoint.Extensions);
        Assert.Equal(Example, checkpoint.ToText());
    }

    [Fact]
    public void Extension_lines_are_kept()
    {
        Assert.True(Checkpoint.TryParse(Example + "one\ntwo\n", out var checkpoint));
        Assert.Equal(["one", "two"], checkpoint.Extensions);
        Assert.Equal(Example + "one\ntwo\n", checkpoint.ToText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n020\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n")]
    [InlineData("origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n")]
    [InlineData("origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")]
    [InlineData("origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n")]
    [InlineData("origin\n1\n")]
    public void What_is_not_a_checkpoint_is_refused(string text) => Assert.False(Checkpoint.TryParse(text, out _));

    [Fact]
    public void An_empty_log_has_size_0()
    {
        Assert.True(Checkpoint.TryParse(new Checkpoint("origin", 0, MerkleTree.EmptyRoot).ToText(), out var checkpoint));
        Assert.Equal(MerkleTree.EmptyRoot, checkpoint.Root);
    }

    [Fact]
    public void A_line_break_cannot_be_smuggled_into_a_checkpoint()
    {
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("a\nb", 0, MerkleTree.EmptyRoot).ToText());
        Assert.Throws<InvalidOperationException>(() => new Checkpoint("a", 0, MerkleTree.EmptyRoot, [""]).ToText());
    }
}
