using System.Text;
using System.Text.Json.Nodes;
using Insight.Contract.Tests.Support;
using Insight.Contract.Tests.Support.Payloads;

namespace Insight.Contract.Tests.Validation;

/// <summary>The valid path allocates for a body, never for an entry of it.</summary>
public class AllocationTests
{
    private const int Entries = 1000;

    // The smallest object there is takes 24 bytes: one an entry would be 24,000. What is asked here is the least of several
    // runs, since a list is rented from the shared pool, which may have to make a new array at any time.
    private const int Bound = 1024;
    private const int Runs = 50;

    [Fact]
    public void A_thousand_valid_entries_allocate_no_more_than_one() =>
        (LeastAllocated(Body(Entries)) - LeastAllocated(Body(1))).ShouldBeLessThan(Bound);

    [Fact]
    public void Escaped_names_and_values_allocate_no_more_than_plain_ones()
    {
        var plain = Body(Entries);
        var escaped = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(plain)
            .Replace("/", "\\/", StringComparison.Ordinal)
            .Replace("\"id\"", "\"\\u0069d\"", StringComparison.Ordinal));
        (LeastAllocated(escaped) - LeastAllocated(plain)).ShouldBeLessThan(Bound);
    }

    [Fact]
    public void Irregular_entries_allocate_no_more_than_plain_ones()
    {
        // Other orders and spacings, absent and null members, names that are not documented, and, now and then, an entry that is passed over.
        var entries = Enumerable.Range(0, Entries).Select(i => JsonStyle.All[i / 3 % JsonStyle.All.Length].Write(Irregular(i)));
        var irregular = Encoding.UTF8.GetBytes($$"""{"appointments":[{{string.Join(" , ", entries)}}]}""");
        (LeastAllocated(irregular) - LeastAllocated(Body(Entries))).ShouldBeLessThan(Bound);
    }

    private static JsonObject Irregular(int i)
    {
        var entry = CompleteEntry.New().With("meta", new JsonObject { ["x"] = new JsonArray(1, "y", null) }).With("patient.x", i);
        if (i % 2 == 0)
            entry.With("encounter", null).Without("location");
        var properties = entry.Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()));
        return new JsonObject(i / 7 % 2 == 0 ? properties : properties.Reverse());
    }

    private static long LeastAllocated(byte[] body) => Enumerable.Range(0, Runs).Min(_ => Allocated(body));

    private static long Allocated(byte[] body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var result = SyncAppointments.Validator.Validate(body))
            result.Issues.IsEmpty.ShouldBeTrue();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Body(int entries) =>
        Encoding.UTF8.GetBytes(PlainJson.Write(Batches.Of(Enumerable.Repeat(CompleteEntry.New(), entries))));
}
