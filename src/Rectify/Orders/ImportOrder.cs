using System.Security.Cryptography;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Orders;

/// <summary>
/// Takes in an order that was served on one of our legal entities: opens its case, records the facts that start its clocks (served,
/// rectify by, reply by), and keeps its items under the authority's numbers.
/// </summary>
/// <param name="Number">The issuer's own number (文号), 1 to 200 characters, free among the issuer's orders.</param>
/// <param name="Issuer">An organisation registered as an authority.</param>
/// <param name="Addressee">One of our own legal entities.</param>
/// <param name="ServedAt">When it was served, as well as it is known, in the issuer's zone.</param>
/// <param name="RectifyBy">The date that the order itself names.</param>
/// <param name="Sheet">The bytes of the list of items, CSV.</param>
/// <param name="SheetName">What to call the list in messages.</param>
public sealed record ImportOrder(
    string Number, OrganisationId Issuer, OrganisationId Addressee, Occurrence ServedAt, LocalDate RectifyBy, byte[] Sheet, string SheetName)
    : ICommand<OrderId>
{
    /// <summary>The date by which the order wants a written reply, when it names one.</summary>
    public LocalDate? ReplyBy { get; init; }

    /// <summary>The law that the order names, as written, up to 2,000 characters.</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>The systems that it is about, as far as they are registered.</summary>
    public IReadOnlyList<AssetId> Assets { get; init; } = [];

    /// <summary>The people who alone see the order and its case; null when everybody does.</summary>
    public IReadOnlyList<PersonId>? ClosedTo { get; init; }

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<OrderId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var number = Number.Trim();
        var problems = new Problems();
        problems.AddIf(number.Length is 0 or > 200, OrderProblems.NumberMissing);
        problems.AddIf(LegalBasis.Length > 2_000, OrderProblems.LegalBasisTooLong);
        var issuer = await OrganisationStore.FindAsync(change.Session, Issuer, cancellationToken);
        problems.AddIf(issuer?.Kind != OrganisationKind.Authority, OrderProblems.NotAnAuthority);
        var addressee = await OrganisationStore.FindAsync(change.Session, Addressee, cancellationToken);
        problems.AddIf(addressee?.Kind != OrganisationKind.Own, OrderProblems.NotOurs);
        var servedOn = ServedAt.Earliest.InZone(ServedAt.Zone).Date;
        foreach (var named in new[] { RectifyBy, ReplyBy }.OfType<LocalDate>())
            problems.AddIf(named < servedOn, OrderProblems.DateBeforeService(NodaTime.Text.LocalDatePattern.Iso.Format(named)));
        problems.AddIf(await OrderStore.IsNumberTakenAsync(change.Session, Issuer, number, cancellationToken), OrderProblems.NumberTaken(number));
        if (!OrderCsv.Read(Sheet, SheetName).Succeeded(out var sheet, out var unread))
            foreach (var problem in unread) problems.Add(problem);
        if (problems.Any || sheet is null) return problems;

        var title = $"{number}: {issuer?.Name}";
        var opening = new OpenCase(title.Length > 200 ? title[..200] : title, CaseKind.Order, Assets, [], ClosedTo);
        if (!(await opening.ExecuteAsync(change, cancellationToken)).Succeeded(out var caseId, out var refused)) return refused;
        if (await RecordFactsAsync(change, caseId, cancellationToken) is { } wrong) return wrong;

        var opened = await CaseStore.FindAsync(change.Session, caseId, cancellationToken)
            ?? throw new InvalidOperationException("The case that was just opened is not there.");
        // Whose order it is decides which law's clocks it starts; the issuer is registered with its country.
        if (issuer?.Country is { } country)
            await SayCircumstance.AddAsync(change, opened, Circumstances.ChineseOrder, Circumstances.Of(country == "CN"), $"the issuer is registered in {country}", cancellationToken);
        var order = new Order(
            new OrderId(change.NewId()), caseId, number, Issuer, Addressee, LegalBasis.Trim(), ServedAt.Earliest, RectifyBy, opened.AccessGroup);
        await OrderStore.AddAsync(change.Session, order, sheet.Lines, cancellationToken);
        await change.RecordAsync(
            new OrderReceived(order, sheet.Lines, Convert.ToHexStringLower(SHA256.HashData(Sheet))), cancellationToken);
        return order.Id;
    }

    private async Task<Problems?> RecordFactsAsync(Change change, CaseId caseId, CancellationToken cancellationToken)
    {
        List<RecordFact> facts =
        [
            new(caseId, FactKind.OrderServed, ServedAt),
            new(caseId, FactKind.RectifyBy, Occurrence.On(RectifyBy, ServedAt.Zone)),
        ];
        if (ReplyBy is { } reply) facts.Add(new(caseId, FactKind.ReplyBy, Occurrence.On(reply, ServedAt.Zone)));
        foreach (var fact in facts)
            if (!(await fact.ExecuteAsync(change, cancellationToken)).Succeeded(out _, out var problems)) return problems;
        return null;
    }
}
