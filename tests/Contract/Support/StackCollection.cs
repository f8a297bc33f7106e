namespace Insight.Contract.Tests.Support;

/// <summary>The tests that share <see cref="StackFixture"/>.</summary>
[CollectionDefinition(Name)]
public sealed class StackCollection : ICollectionFixture<StackFixture>
{
    public const string Name = "stack";
}
