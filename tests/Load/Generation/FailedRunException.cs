namespace Insight.Load.Generation;

/// <summary>A run in which something was not answered as it should be: it gives no figure.</summary>
internal sealed class FailedRunException(string message) : Exception(message);
