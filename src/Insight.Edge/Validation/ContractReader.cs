using System.Text.Json;

namespace Insight.Edge.Validation;

/// <summary>The one pass over a body: every token is read once, and nothing is allocated for an entry that is clean.</summary>
/// <remarks>
/// The order of a payload's properties is the sender's, the order of the issues the contract's. So the rule that each
/// member broke is kept by the member's slot, and told when the entry ends.
/// </remarks>
internal ref struct ContractReader
{
    private readonly ContractPlan _plan;
    private readonly ValidationResult _result;
    private readonly Span<IssueRule> _rules;
    private readonly int _offset;
    private Utf8JsonReader _reader;
    private bool _flawed;

    /// <param name="plan">The contract.</param>
    /// <param name="body">The body, valid UTF-8.</param>
    /// <param name="rules">Room for a rule a slot, all <see cref="IssueRule.None"/>.</param>
    /// <param name="result">Takes what is found.</param>
    public ContractReader(ContractPlan plan, ReadOnlySpan<byte> body, Span<IssueRule> rules, ValidationResult result)
        : this(plan, body, rules, result, offset: 0, depth: 0)
    {
    }

    /// <param name="plan">The contract.</param>
    /// <param name="body">The body, valid UTF-8.</param>
    /// <param name="rules">Room for a rule a slot, all <see cref="IssueRule.None"/>.</param>
    /// <param name="result">Takes what is found.</param>
    /// <param name="offset">Where in the body to begin.</param>
    /// <param name="depth">How many arrays and objects that place stands in.</param>
    public ContractReader(ContractPlan plan, ReadOnlySpan<byte> body, Span<IssueRule> rules, ValidationResult result, int offset, int depth)
    {
        _plan = plan;
        _result = result;
        _rules = rules;
        _offset = offset;
        var options = JsonFault.ReaderOptions;
        options.MaxDepth -= depth;
        _reader = new Utf8JsonReader(body[offset..], options);
    }

    /// <summary>Reads the body to its end.</summary>
    /// <exception cref="JsonException">It is not well-formed; <see cref="JsonFault.Find"/> tells where.</exception>
    public void ReadBody()
    {
        _reader.Read();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject when _plan.Batch is { } batch:
                ReadTopLevel(batch);
                break;
            case JsonTokenType.StartObject:
                ReadEntry(0);
                break;
            default:
                _result.BodyFault = _reader.TokenType == JsonTokenType.Null ? BodyFault.Null : BodyFault.NotAnObject;
                Skip();
                break;
        }

        _reader.Read(); // throws where anything follows
    }

    /// <summary>Reads one entry of a batch.</summary>
    /// <param name="index">Its 0-based index.</param>
    /// <returns>The offset behind it.</returns>
    /// <exception cref="JsonException">It is not well-formed.</exception>
    public int ReadEntryOfBatch(int index)
    {
        _reader.Read();
        ReadEntry(index);
        return _offset + (int)_reader.BytesConsumed;
    }

    // Until the batch property is seen, the top level may be the one entry of the body.
    private void ReadTopLevel(BatchPlan batch)
    {
        var start = (int)_reader.TokenStartIndex;
        var entry = default(Progress);
        var batches = 0;
        while (ReadName())
        {
            if (_reader.ValueTextEquals(batch.Utf8Name))
            {
                _reader.Read();
                if (++batches == 1)
                    ReadBatch(batch);
                else
                    Skip();
            }
            else if (batches > 0)
            {
                _reader.Read();
                Skip();
            }
            else
            {
                ReadMember(_plan.Entry, ref entry);
            }
        }

        if (batches > 1)
            _result.BodyFault = BodyFault.BatchDuplicate;
        else if (batches == 0 && !entry.HasSeen(0))
            _result.BodyFault = BodyFault.NoBatch;
        else if (batches == 0)
            EndEntry(0, start, entry);
    }

    private void ReadBatch(BatchPlan batch)
    {
        ForgetRules();
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            _result.BodyFault = BodyFault.BatchNotAnArray;
            Skip();
            return;
        }

        var start = (int)_reader.BytesConsumed;
        var count = 0;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            // What is beyond the limit is read for its grammar only: the batch is refused whole.
            if (count < batch.MaxEntries)
                ReadEntry(count);
            else
                Skip();
            count++;
        }

        _result.Array = new EntryRange(start, (int)_reader.TokenStartIndex);
        _result.EntryCount = count;
        if (count == 0)
            _result.BodyFault = BodyFault.TooFew;
        else if (count > batch.MaxEntries)
            _result.BodyFault = BodyFault.TooMany;
    }

    private void ReadEntry(int index)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            Skip();
            _result.Add(new ValidationIssue(index, Member: null, IssueRule.NotAnObject));
            return;
        }

        var start = _offset + (int)_reader.TokenStartIndex;
        var entry = default(Progress);
        while (ReadName())
            ReadMember(_plan.Entry, ref entry);
        EndEntry(index, start, entry);
    }

    private void EndEntry(int index, int start, Progress entry)
    {
        RequireMembers(_plan.Entry, entry);
        _result.EntryCount = index + 1;
        if (!_flawed)
        {
            _result.Accept(new EntryRange(start, _offset + (int)_reader.BytesConsumed));
            return;
        }

        for (var slot = 0; slot < _rules.Length; slot++)
        {
            if (_rules[slot] != IssueRule.None)
                _result.Add(new ValidationIssue(index, _plan.Slots[slot], _rules[slot]));
        }

        ForgetRules();
    }

    // Moves to the next property name; false at the end of the object.
    private bool ReadName()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
            return false;
        RefuseUnpairedSurrogates();
        return true;
    }

    private void ReadMember(ObjectPlan plan, ref Progress progress)
    {
        var index = plan.Find(ref _reader, progress.Expected);
        _reader.Read();
        if (index < 0)
        {
            Skip();
            return;
        }

        var member = plan.Members[index];
        progress.Expected = index + 1;
        if (progress.HasSeen(index))
        {
            Skip();
            Mark(member, IssueRule.Duplicate);
            if (member.Object is { } inner)
                _rules.Slice(member.Slot + 1, inner.Members.Length).Clear();
            return;
        }

        progress.See(index);
        var rule = member.Object is null ? ReadText(plan, member, index, ref progress) : ReadObject(member, index, ref progress);
        if (rule != IssueRule.None)
            Mark(member, rule);
    }

    private IssueRule ReadObject(MemberPlan member, int index, ref Progress progress)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            var isNull = _reader.TokenType == JsonTokenType.Null;
            Skip();
            return !isNull ? IssueRule.NotAnObject : member.Required ? IssueRule.Null : IssueRule.None;
        }

        progress.Fill(index);
        var inner = default(Progress);
        while (ReadName())
            ReadMember(member.Object!, ref inner);
        RequireMembers(member.Object!, inner);
        return IssueRule.None;
    }

    private IssueRule ReadText(ObjectPlan plan, MemberPlan member, int index, ref Progress progress)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.Null:
                return IssueRule.None; // where it is required, it counts as missing at the object's end
            case JsonTokenType.String:
                break;
            default:
                Skip();
                if (member.Required)
                    progress.Fill(index);
                return IssueRule.NotAString;
        }

        RefuseUnpairedSurrogates();
        var verdict = TextCheck.Of(member, plan.MustKnowBlank(index), ref _reader);
        if (verdict == IssueRule.Null)
            return IssueRule.None; // blank: as null above
        progress.Fill(index);
        return verdict;
    }

    // What is required and was not filled is missing, unless the member that can stand in for it is filled.
    private void RequireMembers(ObjectPlan plan, Progress progress)
    {
        if ((plan.RequiredMask & ~progress.Filled) == 0)
            return;
        for (var i = 0; i < plan.Members.Length; i++)
        {
            var member = plan.Members[i];
            if (member.Required && !progress.HasFilled(i) && !progress.HasFilled(member.Alternative) &&
                _rules[member.Slot] == IssueRule.None)
            {
                Mark(member, progress.HasSeen(i) ? IssueRule.Null : IssueRule.Absent);
            }
        }
    }

    private void Mark(MemberPlan member, IssueRule rule)
    {
        _rules[member.Slot] = rule;
        _flawed = true;
    }

    private void ForgetRules()
    {
        if (_flawed)
            _rules.Clear();
        _flawed = false;
    }

    // Passes over a value, with all that it holds.
    private void Skip()
    {
        RefuseUnpairedSurrogates();
        var depth = _reader.CurrentDepth;
        if (_reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        do
        {
            _reader.Read();
            RefuseUnpairedSurrogates();
        }
        while (_reader.CurrentDepth > depth);
    }

    private readonly void RefuseUnpairedSurrogates()
    {
        if (_reader.ValueIsEscaped && UnicodeEscapes.FindUnpaired(_reader.ValueSpan) >= 0)
            throw new JsonException("A surrogate escape without its other half.");
    }

    /// <summary>How far an object has been read: a bit a member.</summary>
    private struct Progress
    {
        private ulong _seen;

        /// <summary>Members whose value is there and is not blank.</summary>
        public ulong Filled { get; private set; }

        /// <summary>The member that is likely next.</summary>
        public int Expected { get; set; }

        public readonly bool HasSeen(int index) => (_seen & (1UL << index)) != 0;

        public readonly bool HasFilled(int index) => index >= 0 && (Filled & (1UL << index)) != 0;

        public void See(int index) => _seen |= 1UL << index;

        public void Fill(int index) => Filled |= 1UL << index;
    }
}
