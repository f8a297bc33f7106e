namespace Insight.Schemas.Generator.Contracts;

/// <summary>What a request's body is: a <see cref="Batch"/> or an <see cref="ObjectBody"/>.</summary>
public abstract record Body;
