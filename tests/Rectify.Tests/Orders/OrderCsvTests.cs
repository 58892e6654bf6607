using System.Text;
using CsCheck;
using NodaTime;
using Rectify.Foundation;
using Rectify.Orders;

namespace Rectify.Tests.Orders;

public sealed class OrderCsvTests
{
    [Fact]
    public void The_demo_order_has_19_items()
    {
        var sheet = Read(File.ReadAllBytes(Testing.Repository.PathOf("demo", "order", "order-2026-119.csv")));

        Assert.Equal(Enumerable.Range(1, 19), sheet.Lines.Select(line => line.Number));
        Assert.Equal("UTF-8", sheet.Encoding);
        Assert.Equal(new LocalDate(2026, 12, 20), sheet.Lines[1].DueOn);
    }

    [Fact]
    public void Chinese_headings_dates_and_a_list_written_in_GB18030_are_read()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030") ?? throw new InvalidOperationException();
        var sheet = Read(gb.GetBytes("编号;问题描述;违反条款;整改期限\r\n1;管理后台暴露于互联网;附件 A.2;2026年12月20日\r\n"));

        Assert.Equal("GB18030", sheet.Encoding);
        Assert.Equal(new OrderLine(1, "管理后台暴露于互联网", "附件 A.2", "", "", new LocalDate(2026, 12, 20)), Assert.Single(sheet.Lines));
    }

    [Fact]
    public void A_quoted_field_may_hold_separators_line_breaks_and_quotation_marks()
    {
        var sheet = Read("\uFEFFno,description,due\n7,\"a, \"\"b\"\"\nc\",2026/1/5\n");

        Assert.Equal(new OrderLine(7, "a, \"b\"\nc", "", "", "", new LocalDate(2026, 1, 5)), Assert.Single(sheet.Lines));
    }

    [Theory]
    [InlineData("", "RCT-ORDER-003")]
    [InlineData("no,description\n", "RCT-ORDER-003")]
    [InlineData("no,description\n1,\"open", "RCT-ORDER-004")]
    [InlineData("no,description,colour\n1,x,red\n", "RCT-ORDER-006")]
    [InlineData("no,description,no\n1,x,2\n", "RCT-ORDER-007")]
    [InlineData("no,clause\n1,x\n", "RCT-ORDER-008")]
    [InlineData("no,description\n1,x,y\n", "RCT-ORDER-009")]
    [InlineData("no,description\n1,\n", "RCT-ORDER-011")]
    [InlineData("no,description\none,x\n", "RCT-ORDER-012")]
    [InlineData("no,description\n0,x\n", "RCT-ORDER-012")]
    [InlineData("no,description\n3,x\n3,y\n", "RCT-ORDER-013")]
    [InlineData("no,description,due\n3,x,20.12.2026\n", "RCT-ORDER-014")]
    [InlineData("no,description,due\n3,x,2026-02-30\n", "RCT-ORDER-014")]
    public void What_is_wrong_with_a_list_is_said(string csv, string code) => Assert.Equal([code], Refused(Encoding.UTF8.GetBytes(csv)).Select(p => p.Code));

    [Fact]
    public void Everything_wrong_is_said_at_once_with_its_line()
    {
        var problems = Refused("no,description,due\nx,a,2026-12-01\n2,,2026-12-01\n3,c,soon\n"u8);

        Assert.Equal(["RCT-ORDER-012", "RCT-ORDER-011", "RCT-ORDER-014"], problems.Select(p => p.Code));
        Assert.Equal(["list.csv:2:", "list.csv:3:", "list.csv:4:"], problems.Select(p => p.Message.English.Split(' ')[0]));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Equal(["RCT-ORDER-002"], Refused([0x6E, 0x6F, 0xFF, 0xFF, 0x00]).Select(p => p.Code));

    [Fact]
    public void A_file_over_the_limit_is_refused_unread() =>
        Assert.Equal(["RCT-ORDER-001"], Refused(new byte[OrderCsv.MaxBytes + 1]).Select(p => p.Code));

    [Fact]
    public void No_input_makes_the_reader_throw() =>
        Gen.OneOf(Gen.Byte.Array[0, 200], Gen.String[Gen.Char["no,description;\"\n\r\t1290项年"], 0, 200].Select(Encoding.UTF8.GetBytes))
            .Sample(bytes => OrderCsv.Read(bytes, "list.csv") is not null);

    private static OrderSheet Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    private static OrderSheet Read(ReadOnlySpan<byte> csv) =>
        OrderCsv.Read(csv, "list.csv").Succeeded(out var sheet, out var problems) ? sheet : throw new Xunit.Sdk.XunitException(problems.ToString());

    private static IReadOnlyList<Problem> Refused(ReadOnlySpan<byte> csv) =>
        OrderCsv.Read(csv, "list.csv").Succeeded(out _, out var problems) ? throw new Xunit.Sdk.XunitException("It was read.") : [.. problems];
}
