using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insight.Edge.Validation;

/// <summary>
/// Compiles a generated schema. The plan decides exactly what the schema's plain keywords decide; whatever in a schema the
/// compiler cannot decide the same is an error, so that no rule is ever ignored.
/// </summary>
internal sealed class PlanCompiler
{
    /// <summary>Most members of an entry and its objects together: their rules live on the stack.</summary>
    private const int MaxSlots = 512;

    private readonly IssueVocabulary _vocabulary;
    private readonly SchemaErrors _errors = new();
    private int _slots;

    private PlanCompiler(IssueVocabulary vocabulary) => _vocabulary = vocabulary;

    /// <summary>Compiles a schema.</summary>
    /// <param name="contract">The contract's name, which the schema must bear as <c>x-contract</c>.</param>
    /// <param name="schema">The schema's text.</param>
    /// <param name="vocabulary">How the contract tells issues.</param>
    /// <exception cref="SchemaException">The schema holds anything that the compiler does not know.</exception>
    public static ContractPlan Compile(string contract, string schema, IssueVocabulary vocabulary)
    {
        var compiler = new PlanCompiler(vocabulary);
        var root = JsonNode.Parse(schema);
        SchemaShape.Check(contract, root, compiler._errors);
        compiler._errors.ThrowIfAny(contract);

        var plan = compiler.Contract(contract, root!.AsObject());
        compiler._errors.ThrowIfAny(contract);
        return plan;
    }

    private ContractPlan Contract(string contract, JsonObject schema)
    {
        var root = Unnamed(schema);
        var batch = root.TextOf(SchemaKeywords.Batch);
        var (entry, batchPlan) = batch is null ? (Object("", path: "", root), null) : Batch(batch, schema);
        if (_slots > MaxSlots)
            _errors.Add("", $"documents more than {MaxSlots} members.");
        return new ContractPlan { Contract = contract, Batch = batchPlan, Entry = entry, SlotCount = _slots };
    }

    private (ObjectPlan Entry, BatchPlan Batch) Batch(string name, JsonObject schema)
    {
        var array = Unnamed(schema["anyOf"]![0]!["properties"]![name]!.AsObject());
        var maxItems = array.NumberOf("maxItems") ?? 0;
        if (array.NumberOf("minItems") != 1 || maxItems < 1)
            _errors.Add($"/anyOf/0/properties/{name}", "minItems must be 1 and maxItems at least 1.");
        var entry = Object("/$defs/entry", path: "", Unnamed(schema["$defs"]!["entry"]!.AsObject()));
        if (entry.Members is not [{ Object: not null, Required: true }, ..])
            _errors.Add("/$defs/entry", $"the member whose {SchemaKeywords.Order} is 1 must be a required object: it tells a single entry.");
        return (entry, new BatchPlan(name, maxItems));
    }

    private static SchemaMember Unnamed(JsonObject schema) => new("", schema, isRequired: true);

    private ObjectPlan Object(string pointer, string path, SchemaMember schema)
    {
        var members = schema.Members();
        if (members.Length is 0 or > ObjectPlan.MaxMembers)
            _errors.Add(pointer, $"must document 1 to {ObjectPlan.MaxMembers} properties.");
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Order != i + 1)
                _errors.Add($"{pointer}/properties/{members[i].Name}", $"{SchemaKeywords.Order} must count from 1 without a gap.");
        }

        return new ObjectPlan([.. members.Select(member => Member($"{pointer}/properties/{member.Name}", path, member, members))]);
    }

    private MemberPlan Member(string pointer, string path, SchemaMember schema, SchemaMember[] siblings)
    {
        var memberPath = path + schema.Name;
        var slot = _slots++;
        var isObject = schema.IsObject;
        var missing = schema.TextOf(SchemaKeywords.Missing);
        var unless = schema.TextOf(SchemaKeywords.Unless);
        var mayBeNull = schema.MayBeNull;
        if (_vocabulary == IssueVocabulary.Pydantic ? missing is not null : mayBeNull != (missing is null || unless is not null))
            _errors.Add(pointer, $"a member has {SchemaKeywords.Missing} if it may not be null and its contract tells texts, and only then.");
        if (schema.IsRequired == mayBeNull)
            _errors.Add(pointer, "a member is in its object's required list if it may not be null, and only then.");
        var (minLength, maxLength) = (schema.NumberOf(SchemaKeywords.MinLength), schema.NumberOf(SchemaKeywords.MaxLength));
        if (minLength > (maxLength ?? -1))
            _errors.Add(pointer, $"{SchemaKeywords.MaxLength} must be at least {SchemaKeywords.MinLength}.");
        if (maxLength is not null)
            RequireInvalidText(pointer, schema);
        var alternative = unless is null ? -1 : Array.FindIndex(siblings, sibling => sibling.Name == unless);
        if (alternative >= 0 && !(IsFreeText(schema) && IsFreeText(siblings[alternative])))
            _errors.Add(pointer, $"{SchemaKeywords.Unless} joins free texts only: no format, no enum.");
        return new MemberPlan
        {
            Name = schema.Name,
            Path = memberPath,
            Slot = slot,
            Required = !mayBeNull || unless is not null,
            RefusesBlank = unless is not null || (!isObject && _vocabulary == IssueVocabulary.DocumentedTexts && !mayBeNull),
            TellsCharactersFirst = _vocabulary == IssueVocabulary.DocumentedTexts,
            MinLength = minLength ?? 0,
            MaxLength = maxLength,
            Missing = missing,
            Invalid = schema.TextOf(SchemaKeywords.Invalid),
            Alternative = alternative,
            Object = isObject ? Object(pointer, memberPath + ".", schema) : null,
            Format = isObject ? null : Format(pointer, schema, !mayBeNull),
            AcceptedValues = isObject ? null : AcceptedValues(pointer, schema, mayBeNull),
        };
    }

    // What is blank is missing here, and in a format or an enum it would also be wrong.
    private static bool IsFreeText(SchemaMember schema) =>
        schema.Pattern == TextPatterns.OptionalText && schema.IsText;

    private TextFormat? Format(string pointer, SchemaMember schema, bool required)
    {
        var name = schema.TextOf(SchemaKeywords.Format);
        var format = name is null ? null : TextFormat.Find(name);
        if (name is not null && format is null)
            _errors.Add(pointer, $"{SchemaKeywords.Format} '{name}' is not known.");
        if (schema.Pattern != Pattern(schema, format, required))
            _errors.Add(pointer, "pattern is not the one that is known for this kind of member.");
        if (name is not null)
            RequireInvalidText(pointer, schema);
        return format;
    }

    private string? Pattern(SchemaMember schema, TextFormat? format, bool required)
    {
        if (schema.Enumeration is not null)
            return null;
        if (format is not null)
            return required ? format.RequiredPattern : format.OptionalPattern;
        var refusesBlank = required && _vocabulary == IssueVocabulary.DocumentedTexts;
        if (schema.NumberOf(SchemaKeywords.MaxLength) is { } maxLength)
        {
            var minLength = schema.NumberOf(SchemaKeywords.MinLength) ?? 0;
            return refusesBlank ? TextPatterns.RequiredLength(minLength, maxLength) : TextPatterns.Length(minLength, maxLength);
        }

        return refusesBlank ? TextPatterns.RequiredText : TextPatterns.OptionalText;
    }

    private void RequireInvalidText(string pointer, SchemaMember schema)
    {
        if ((schema.TextOf(SchemaKeywords.Invalid) is null) != (_vocabulary == IssueVocabulary.Pydantic))
            _errors.Add(pointer, $"{SchemaKeywords.Invalid} is missing, or its contract tells no texts.");
    }

    private byte[][]? AcceptedValues(string pointer, SchemaMember schema, bool mayBeNull)
    {
        if (schema.Enumeration is not { } enumeration)
            return null;
        RequireInvalidText(pointer, schema);
        var values = enumeration.Where(value => value?.GetValueKind() == JsonValueKind.String).Select(value => value!.GetValue<string>()).ToArray();
        var (nulls, empties) = (enumeration.Count(value => value is null), values.Count(value => value.Length == 0));
        if (values.Length == empties)
            _errors.Add(pointer, "enum must hold a value.");
        if (values.Length + nulls != enumeration.Count || nulls != empties || (nulls == 1) != mayBeNull)
            _errors.Add(pointer, "enum must hold strings, and null and \"\" exactly where the member may be null.");
        if (values.Any(value => value.Length > 0 && string.IsNullOrWhiteSpace(value)))
            _errors.Add(pointer, "enum must not hold a blank value: it would count as missing.");
        return [.. values.Where(value => value.Length > 0).Select(Encoding.UTF8.GetBytes)];
    }
}
