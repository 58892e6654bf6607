using System.Text;
using Rectify.Proof.Canonical;

namespace Rectify.Proof.Tests.Canonical;

public sealed class CanonicalWriterTests
{
    [Fact]
    public void Members_are_sorted_when_their_object_ends()
    {
        var bytes = new CanonicalWriter().BeginObject()
            .Member("size", 2)
            .Name("list").BeginArray().Value("x").Value(1.5).Null().Value(true).BeginObject().Member("z", false).Member("a", "").EndObject().EndArray()
            .Member("code", "A")
            .EndObject().ToArray();
        Assert.Equal("""{"code":"A","list":["x",1.5,null,true,{"a":"","z":false}],"size":2}""", Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void Misuse_is_a_bug_and_throws()
    {
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().BeginObject().Member("a", 1).Member("a", 2).EndObject());
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().BeginObject().Value(1));
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().BeginObject().Name("a").EndObject());
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().BeginObject().Name("a").Name("b"));
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().BeginArray().Name("a"));
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().BeginArray().EndObject());
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().BeginObject().EndArray());
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().Value(1).Value(2));
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().BeginArray().ToArray());
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().ToArray());
        Assert.Throws<InvalidOperationException>(() => new CanonicalWriter().EndObject());
    }

    [Fact]
    public void A_number_that_would_change_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalWriter().Value(9007199254740993L));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalWriter().Value(long.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalWriter().Value(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CanonicalWriter().Value(double.PositiveInfinity));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.ThrowsAny<ArgumentException>(() => new CanonicalWriter().Value("a\ud800b"));

    [Fact]
    public void A_megabyte_of_text_grows_the_buffer() =>
        Assert.Equal(1_000_002, new CanonicalWriter().Value(new string('x', 1_000_000)).ToArray().Length);
}
