using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Rectify.Proof.Canonical;
using Rectify.Testing;

namespace Rectify.Proof.Tests.Canonical;

public sealed class CanonicalJsonTests
{
    private static IEnumerable<(int Line, string Text)> Table(string name) =>
        TextTable.Read(Repository.PathOf("tests", "Rectify.Proof.Tests", "Canonical", name));

    private static string Number(double value) => Encoding.UTF8.GetString(new CanonicalWriter().Value(value).ToArray());

    private static string Canonicalize(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Numbers_print_as_appendix_B_of_the_RFC_prints_them()
    {
        var rows = Table("numbers.txt").ToList();
        Assert.Equal(24, rows.Count);
        foreach (var (line, text) in rows)
        {
            var (bits, expected) = (text.Split(' ')[0], text.Split(' ')[1]);
            var value = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            Assert.Equal($"{line}: {expected}", $"{line}: {Number(value)}");
            Assert.Equal($"{line}: {expected}", $"{line}: {Canonicalize(expected)}");
        }
    }

    /// <summary>The published number file (100 million lines) is generated; its author publishes the SHA-256 of its first lines.</summary>
    [Theory]
    [InlineData(1_000, "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687")]
    [InlineData(10_000, "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892")]
    [InlineData(100_000, "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7")]
    [InlineData(1_000_000, "49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16")]
    public void The_published_number_sequence_has_its_published_checksum(int lines, string expected)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in PublishedNumbers.Sequence().Take(lines))
        {
            hash.AppendData(Encoding.ASCII.GetBytes($"{BitConverter.DoubleToUInt64Bits(value):x},"));
            hash.AppendData(new CanonicalWriter().Value(value).ToArray());
            hash.AppendData("\n"u8);
        }
        Assert.Equal(expected, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Fact]
    public void Texts_have_the_published_canonical_form()
    {
        var rows = Table("pairs.txt").ToList();
        Assert.Equal(17, rows.Count);
        foreach (var (line, text) in rows)
        {
            var sides = text.Split(" => ");
            Assert.Equal($"{line}: {sides[1]}", $"{line}: {Canonicalize(sides[0])}");
            Assert.True(CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(sides[1])), $"line {line}: the canonical form is its own");
        }
    }

    /// <summary>RFC 8785 §3.2.4 prints the bytes of the example of §3.2.2.</summary>
    [Fact]
    public void The_RFCs_example_has_the_RFCs_bytes()
    {
        const string Bytes =
            "7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a " +
            "5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31 65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37 " +
            "5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d";
        var example = Table("pairs.txt").First().Text.Split(" => ")[0];
        Assert.Equal(Bytes.Replace(" ", ""), Convert.ToHexStringLower(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(example))));
    }

    [Fact]
    public void What_has_no_canonical_form_is_refused_with_its_code_and_place()
    {
        foreach (var (line, text) in Table("refused.txt"))
        {
            var parts = text.Split(' ', 3);
            Assert.False(CanonicalJson.TryCanonicalize(Encoding.UTF8.GetBytes(parts[2]), new(MaxDepth: 3), out _, out var problem), $"line {line}");
            if (problem.Code != CanonicalProblemCode.NotJson) Assert.Equal($"{line}: {parts[0]} {parts[1]}", $"{line}: {problem.Code} {problem.Offset}");
            else Assert.Equal($"{line}: {parts[0]}", $"{line}: {problem.Code}");
        }
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_or_start_with_a_mark_are_refused()
    {
        Assert.Equal(CanonicalProblemCode.NotUtf8, Problem([(byte)'"', 0xC3, (byte)'"']));
        Assert.Equal(CanonicalProblemCode.NotUtf8, Problem([(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'])); // a surrogate in UTF-8
        Assert.Equal(CanonicalProblemCode.NotUtf8, Problem([0xEF, 0xBB, 0xBF, (byte)'1']));
        Assert.Equal(CanonicalProblemCode.NotJson, Problem([]));
    }

    [Fact]
    public void A_text_above_the_limit_is_refused_unread()
    {
        Assert.False(CanonicalJson.TryCanonicalize("[1,2]"u8, new(MaxBytes: 4), out _, out var problem));
        Assert.Equal(new(CanonicalProblemCode.TooLarge, 4, "4"), problem);
    }

    [Fact]
    public void A_thousand_brackets_are_refused_by_depth() =>
        Assert.Equal(CanonicalProblemCode.TooDeep, Problem(Encoding.ASCII.GetBytes(new string('[', 100_000))));

    [Fact]
    public void Every_double_reads_back_as_itself_and_prints_shortest() =>
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite).Sample(value =>
        {
            var text = Number(value);
            return double.Parse(text, CultureInfo.InvariantCulture) == value && Canonicalize(text) == text;
        });

    [Fact]
    public void Canonical_form_is_its_own_and_means_the_same()
    {
        Json.Sample(json =>
        {
            var once = CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json));
            using var before = JsonDocument.Parse(json);
            using var after = JsonDocument.Parse(once);
            return CanonicalJson.IsCanonical(once) && JsonElement.DeepEquals(before.RootElement, after.RootElement);
        });
    }

    [Fact]
    public void The_order_in_which_members_are_written_does_not_matter() =>
        Gen.String.HashSet[0, 20].Select(Gen.Int).Sample((names, seed) =>
        {
            var shuffled = names.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Object(names).SequenceEqual(Object(shuffled));

            static byte[] Object(IEnumerable<string> names)
            {
                var writer = new CanonicalWriter().BeginObject();
                foreach (var name in names.Where(name => !name.Any(char.IsSurrogate))) writer.Member(name, name.Length);
                return writer.EndObject().ToArray();
            }
        });

    [Fact]
    public void Any_bytes_give_an_answer_and_never_an_exception() =>
        Gen.OneOf(Gen.Byte.Array, Gen.OneOf("{}[]\",:\\u0d8ce+-.1etruefalsn \n"u8.ToArray()).Array[0, 40]).Sample(bytes =>
            CanonicalJson.TryCanonicalize(bytes, CanonicalLimits.Default, out var canonical, out var problem)
                ? canonical is not null && problem is null && CanonicalJson.IsCanonical(canonical)
                : canonical is null && problem is not null);

    private static CanonicalProblemCode Problem(byte[] utf8)
    {
        Assert.False(CanonicalJson.TryCanonicalize(utf8, CanonicalLimits.Default, out _, out var problem));
        return problem.Code;
    }

    /// <summary>Random JSON texts whose names differ and whose whole numbers are exact.</summary>
    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) =>
    {
        var text = Gen.String[Gen.Char.Where(c => !char.IsSurrogate(c)), 0, 6].Select(s => JsonSerializer.Serialize(s));
        var leaf = Gen.OneOf(text, Gen.Double.Where(double.IsFinite).Select(d => d.ToString("R", CultureInfo.InvariantCulture)), Gen.OneOf("true", "false", "null"));
        if (depth >= 4) return leaf;
        return Gen.OneOf(
            leaf,
            inner.Array[0, 4].Select(items => $"[ {string.Join(" , ", items)} ]"),
            Gen.Select(text.HashSet[0, 4], inner.Array[4]).Select((names, values) =>
                $"{{ {string.Join(",\n", names.Zip(values, (name, value) => $"{name} : {value}"))} }}"));
    });
}
