using Insight.Schemas.Generator.Contracts;
using NJsonSchema;

namespace Insight.Schemas.Generator.Writing;

/// <summary>The schema's root: what the contract is called, and what its body is.</summary>
internal static class ContractSchema
{
    public static JsonSchema Create(Contract contract)
    {
        var root = new JsonSchema
        {
            Title = contract.Title,
            Description = contract.Description,
            ExtensionData = new Dictionary<string, object?>(StringComparer.Ordinal) { [Keywords.Contract] = contract.Name },
        };
        var objects = new ObjectSchema(contract.HasTexts);
        switch (contract.Body)
        {
            case Batch batch:
                new BatchSchema(objects).AddTo(root, batch);
                break;
            case ObjectBody body:
                root.Type = JsonObjectType.Object;
                objects.AddFields(root, body.Fields);
                break;
            default:
                throw new NotSupportedException($"No schema is known for a {contract.Body.GetType().Name}.");
        }

        return root;
    }
}
