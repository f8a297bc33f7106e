using Insight.Backend.Storage.Writing;

namespace Insight.Contract.Tests.Backend.Writing;

/// <summary>A piece of writing of which the result is its own text.</summary>
internal sealed class PendingText(string text, long bytes = 1) : PendingWrite<string>
{
    public string Text => text;

    public override long Bytes => bytes;
}
