using Rectify.Foundation;

namespace Rectify.Findings.Listing;

/// <summary>
/// Which row an id has: open addressing over row numbers alone, because the ids stand in their column already. A dictionary of ten million ids would take
/// several times the memory of all columns together.
/// </summary>
internal sealed class RowIndex(Column<Id> ids)
{
    private int[] slots = NewSlots(1 << 10); // the row, or -1

    /// <summary>The row of an id, or -1.</summary>
    public int Find(Id id)
    {
        for (var slot = SlotOf(id); ; slot = slot + 1 & slots.Length - 1)
            if (slots[slot] is var row && (row < 0 || ids[row] == id)) return row;
    }

    /// <summary>Takes in the last row of the column.</summary>
    public void AddLast()
    {
        if (ids.Count * 3L > slots.Length * 2L)
        {
            slots = NewSlots(slots.Length * 2);
            for (var row = 0; row < ids.Count - 1; row++) Put(row);
        }
        Put(ids.Count - 1);
    }

    private void Put(int row)
    {
        var slot = SlotOf(ids[row]);
        while (slots[slot] >= 0) slot = slot + 1 & slots.Length - 1;
        slots[slot] = row;
    }

    // The lower half of an id is random, but tests and other programs may count: Fibonacci's constant scatters that too.
    private int SlotOf(Id id) => (int)((ulong)id.Value * 0x9E37_79B9_7F4A_7C15 >> 32) & slots.Length - 1;

    private static int[] NewSlots(int count)
    {
        var made = new int[count];
        Array.Fill(made, -1);
        return made;
    }
}
