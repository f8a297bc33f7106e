namespace Insight.Edge.Portal.Reference;

/// <summary>One webhook as an integrator looks it up.</summary>
/// <param name="Name">Its contract's name.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Path">Where it is, as its route is configured.</param>
/// <param name="Batch">The property that holds a batch; null where a body is one object.</param>
/// <param name="MaxEntries">Most entries of a batch; null where there is none.</param>
/// <param name="Objects">The entry, or the body, and then the objects in it.</param>
/// <param name="Everywhere">What every field of free text can be refused with, beside its own texts.</param>
/// <param name="Answers">How it answers, by status.</param>
internal sealed record WebhookReference(
    string Name,
    string Title,
    string Description,
    string Path,
    string? Batch,
    int? MaxEntries,
    IReadOnlyList<ObjectReference> Objects,
    IReadOnlyList<string> Everywhere,
    IReadOnlyList<AnswerReference> Answers);
