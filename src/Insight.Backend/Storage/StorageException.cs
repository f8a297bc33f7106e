namespace Insight.Backend.Storage;

/// <summary>
/// The database failed. Carries the failure's type and code and neither its message nor the failure itself, because a
/// database's messages may quote values.
/// </summary>
internal class StorageException(string cause, string code) : Exception($"storage failed ({cause}, code {code})")
{
    /// <summary>What callers are told.</summary>
    public const string Answer = "storage failed";

    /// <summary>The failure's type.</summary>
    public string Cause { get; } = cause;

    /// <summary>The database's own error code.</summary>
    public string Code { get; } = code;

    /// <summary>Which of the known reasons it is.</summary>
    public StorageFailureReason Reason { get; init; }
}
