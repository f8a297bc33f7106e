using Insight.Edge.Responses;
using Insight.Edge.Validation;

namespace Insight.Edge;

/// <summary>One documented webhook: what its payload must be, and how it is answered. A route names it in its metadata.</summary>
/// <param name="Name">Its name: <c>sync-appointments</c>.</param>
/// <param name="Validator">Holds bodies against its schema.</param>
/// <param name="Responses">Shapes its answers.</param>
internal sealed record EdgeContract(string Name, ContractValidator Validator, ContractResponses Responses);
