namespace Insight.Contract.Inputs;

/// <summary>How a file holds payloads.</summary>
internal enum InputForm
{
    /// <summary>By the file's name, and what it begins with.</summary>
    Auto,

    /// <summary>The whole file is one.</summary>
    Json,

    /// <summary>Each line that is not blank is one.</summary>
    Ndjson,
}
