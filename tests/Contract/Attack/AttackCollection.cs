namespace Insight.Contract.Tests.Attack;

/// <summary>Attacks run one after the other, and beside no other test: they take sockets by the thousand.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AttackCollection
{
    public const string Name = "attack";
}
