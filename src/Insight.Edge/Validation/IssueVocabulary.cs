namespace Insight.Edge.Validation;

/// <summary>How a contract's documentation tells issues, and so which rule comes first where a text breaks two.</summary>
internal enum IssueVocabulary
{
    /// <summary>A documented text for each field, in the schema; U+0000 is told before what the value should have been.</summary>
    DocumentedTexts,

    /// <summary>Pydantic 1's messages and types, the same for all fields; U+0000 is told last.</summary>
    Pydantic,
}
