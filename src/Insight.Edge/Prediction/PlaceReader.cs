using System.Text.Json;
using Insight.Edge.Validation;

namespace Insight.Edge.Prediction;

/// <summary>Reads a well-formed body again to find where its documented members stand.</summary>
internal ref struct PlaceReader
{
    private readonly ContractPlan _plan;
    private readonly MemberPlace[] _members;
    private Utf8JsonReader _reader;

    private PlaceReader(ContractPlan plan, ReadOnlySpan<byte> body)
    {
        _plan = plan;
        _members = new MemberPlace[plan.SlotCount];
        _reader = new Utf8JsonReader(body, JsonFault.ReaderOptions);
    }

    /// <summary>Finds the place of every issue.</summary>
    /// <param name="plan">The contract.</param>
    /// <param name="body">The body.</param>
    /// <param name="validation">What was found in it: issues, and no fault of the body as a whole.</param>
    /// <param name="places">Takes first byte and length of each, in the order of the issues.</param>
    public static void Find(ContractPlan plan, ReadOnlySpan<byte> body, ValidationResult validation, List<(int Offset, int Length)> places)
    {
        var reader = new PlaceReader(plan, body);
        var issues = validation.Issues;
        reader._reader.Read();
        if (validation.Array == default)
        {
            reader.ReadEntry(issues, places);
            return;
        }

        while (reader._reader.TokenType != JsonTokenType.StartArray || (int)reader._reader.BytesConsumed != validation.Array.Start)
            reader.StepOver();
        for (var index = 0; !issues.IsEmpty; index++)
        {
            reader._reader.Read();
            var ofEntry = 0;
            while (ofEntry < issues.Length && issues[ofEntry].Entry == index)
                ofEntry++;
            if (ofEntry == 0)
                reader._reader.Skip();
            else
                reader.ReadEntry(issues[..ofEntry], places);
            issues = issues[ofEntry..];
        }
    }

    /// <summary>Finds what is wrong with the body as a whole.</summary>
    /// <returns>Its JSON pointer, first byte and length.</returns>
    public static (string Pointer, (int Offset, int Length) Range) FindFault(ContractPlan plan, ReadOnlySpan<byte> body, ValidationResult validation)
    {
        var reader = new PlaceReader(plan, body);
        reader._reader.Read();
        var start = (int)reader._reader.TokenStartIndex;
        if (validation.BodyFault is BodyFault.Null or BodyFault.NotAnObject)
            return ("", reader.RangeOfValue());
        if (validation.BodyFault == BodyFault.NoBatch)
            return ("", (start, 1));

        var pointer = $"/{plan.Batch!.Name}";
        var isRepeat = false;
        while (reader._reader.Read() && reader._reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader._reader.ValueTextEquals(plan.Batch.Utf8Name))
            {
                reader._reader.Read();
                reader._reader.Skip();
                continue;
            }

            var name = reader.RangeOfName();
            reader._reader.Read();
            switch (validation.BodyFault)
            {
                case BodyFault.BatchDuplicate when isRepeat:
                    return (pointer, name);
                case BodyFault.BatchDuplicate:
                    isRepeat = true;
                    reader._reader.Skip();
                    continue;
                case BodyFault.TooMany:
                    for (var index = 0; index <= plan.Batch.MaxEntries; index++)
                    {
                        if (index > 0)
                            reader._reader.Skip();
                        reader._reader.Read();
                    }

                    return ($"{pointer}/{plan.Batch.MaxEntries}", reader.RangeOfValue());
                default:
                    return (pointer, reader.RangeOfValue());
            }
        }

        return ("", (start, 1));
    }

    // On the entry's first token.
    private void ReadEntry(ReadOnlySpan<ValidationIssue> issues, List<(int Offset, int Length)> places)
    {
        var start = (int)_reader.TokenStartIndex;
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            places.Add(RangeOfValue());
            return;
        }

        Array.Clear(_members);
        ReadObject(_plan.Entry);
        foreach (var issue in issues)
            places.Add(PlaceOf(issue, start));
    }

    private void ReadObject(ObjectPlan plan)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var index = plan.Find(ref _reader, 0);
            var name = RangeOfName();
            _reader.Read();
            if (index < 0)
            {
                _reader.Skip();
                continue;
            }

            var member = plan.Members[index];
            ref var place = ref _members[member.Slot];
            if (place.IsSeen)
            {
                place.Repeat ??= name;
                _reader.Skip();
                continue;
            }

            place.IsSeen = true;
            if (member.Object is not { } inner || _reader.TokenType != JsonTokenType.StartObject)
            {
                place.Value = RangeOfValue();
                continue;
            }

            var start = (int)_reader.TokenStartIndex;
            ReadObject(inner);
            _members[member.Slot].Value = (start, (int)_reader.BytesConsumed - start);
        }
    }

    private readonly (int Offset, int Length) PlaceOf(ValidationIssue issue, int entry)
    {
        var place = _members[issue.Member!.Slot];
        if (issue.Rule == IssueRule.Duplicate && place.Repeat is { } repeat)
            return repeat;
        if (place.IsSeen)
            return place.Value;

        // Absent: the bracket of the object that should hold it.
        var holder = _plan.Entry.Members.FirstOrDefault(member => member.Object is { } inner && inner.Members.Contains(issue.Member));
        return (holder is null ? entry : _members[holder.Slot].Value.Offset, 1);
    }

    // With its quotes; the reader has consumed the colon too.
    private readonly (int Offset, int Length) RangeOfName() => ((int)_reader.TokenStartIndex, _reader.ValueSpan.Length + 2);

    private (int Offset, int Length) RangeOfValue()
    {
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        return (start, (int)_reader.BytesConsumed - start);
    }

    // At the top level: over a name and its value, unless that is an array, whose first bracket is looked at by the caller.
    private void StepOver()
    {
        if (_reader.TokenType == JsonTokenType.StartArray)
            _reader.Skip();
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.StartObject)
            _reader.Skip();
    }

    private struct MemberPlace
    {
        public bool IsSeen { get; set; }

        public (int Offset, int Length) Value { get; set; }

        public (int Offset, int Length)? Repeat { get; set; }
    }
}
