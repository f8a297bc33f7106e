namespace Insight.Edge.Portal.Checking;

/// <summary>What decided against which contract a payload was checked.</summary>
internal enum ContractChoice
{
    /// <summary>Who sent it named one.</summary>
    Caller,

    /// <summary>The names in the payload told it.</summary>
    Payload,

    /// <summary>Nothing told it: it is the default one.</summary>
    Default,
}
