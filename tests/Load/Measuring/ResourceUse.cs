namespace Insight.Load.Measuring;

/// <summary>What a process tree uses.</summary>
/// <param name="Cpu">User and system time since it was started.</param>
/// <param name="ResidentBytes">Resident memory now.</param>
internal readonly record struct ResourceUse(TimeSpan Cpu, long ResidentBytes);
