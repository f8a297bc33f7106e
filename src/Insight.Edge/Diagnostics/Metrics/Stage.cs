namespace Insight.Edge.Diagnostics.Metrics;

/// <summary>The parts of a request's time. Each begins where the one before it ends.</summary>
internal enum Stage
{
    /// <summary>From the request's head to the client, by its API key.</summary>
    Authenticate,

    /// <summary>Until the body is there, hashed as it came.</summary>
    Read,

    /// <summary>Until its signature is compared.</summary>
    Verify,

    /// <summary>Until every entry is judged.</summary>
    Validate,

    /// <summary>Until the backend has stored what is clean, or failed.</summary>
    Forward,
}
