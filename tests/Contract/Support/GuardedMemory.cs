using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Insight.Contract.Tests.Support;

/// <summary>
/// Memory between two pages that nobody may touch: whoever reads a byte in front of it or behind it ends the process. Linux only.
/// </summary>
internal sealed class GuardedMemory : IDisposable
{
    private const int None = 0;
    private const int ReadAndWrite = 3;
    private const int PrivateAndAnonymous = 0x22;

    private readonly nint _start;
    private readonly int _page = Environment.SystemPageSize;
    private readonly int _length;

    /// <param name="pages">How many pages may be touched.</param>
    public GuardedMemory(int pages)
    {
        _length = pages * _page;
        _start = Map(0, (nuint)(_length + (2 * _page)), None, PrivateAndAnonymous, -1, 0);
        (_start is 0 or -1).ShouldBeFalse("mmap");
        Protect(_start + _page, (nuint)_length, ReadAndWrite).ShouldBe(0, "mprotect");
    }

    /// <summary>Lays bytes directly behind the first page that nobody may touch.</summary>
    public ReadOnlySpan<byte> AtStart(ReadOnlySpan<byte> bytes) => Lay(bytes, 0);

    /// <summary>Lays bytes directly in front of the last.</summary>
    public ReadOnlySpan<byte> AtEnd(ReadOnlySpan<byte> bytes) => Lay(bytes, _length - bytes.Length);

    public void Dispose() => Unmap(_start, (nuint)(_length + (2 * _page))).ShouldBe(0, "munmap");

    private Span<byte> Lay(ReadOnlySpan<byte> bytes, int offset)
    {
        ref var first = ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), _start + _page + offset);
        var place = MemoryMarshal.CreateSpan(ref first, bytes.Length);
        bytes.CopyTo(place);
        return place;
    }

    [DllImport("libc", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Protect(nint address, nuint length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unmap(nint address, nuint length);
}
