using System.Buffers;
using System.Runtime.CompilerServices;

namespace Insight.Edge.Validation;

/// <summary>A list over an array of the shared pool: nothing is rented until something is added. Not thread-safe.</summary>
internal sealed class PooledList<T> : IDisposable
{
    private const int FirstCapacity = 64;

    private T[] _items = [];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public void Add(T item)
    {
        if (Count == _items.Length)
            Grow();
        _items[Count++] = item;
    }

    public void Clear() => Count = 0;

    public void Dispose()
    {
        var items = _items;
        _items = [];
        Count = 0;
        if (items.Length > 0)
            ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(FirstCapacity, _items.Length * 2));
        Items.CopyTo(larger);
        var smaller = _items;
        _items = larger;
        if (smaller.Length > 0)
            ArrayPool<T>.Shared.Return(smaller, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
    }
}
