using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace Insight.Edge.Validation.Speculation;

/// <summary>
/// The quick way over a body, in front of <see cref="ContractReader"/>: it guesses what comes next and compares, where that one
/// takes token by token. It only ever says that an entry is clean; of any other it says nothing, and the general reader judges.
/// </summary>
/// <remarks>
/// 1. What follows a member is guessed: at first the documented order, then whatever followed it the last time. Comma, name, colon and
///    the value's first byte are then one comparison, in the spacing that the body has shown.
/// 2. Where the guess fails the name is read and looked up: white space, another order, names that are not documented.
/// 3. Texts are passed over 32 bytes at a step; an escape sends that one text, and no more, through <see cref="EscapedText"/>.
/// 4. An entry that is not clean, or odd in another way, is read by the general reader. While that goes on, guessing is given up for
///    more and more entries.
/// 5. A body that is not a plain batch or a plain single entry is not read here at all.
/// </remarks>
internal ref struct SpeculativeReader
{
    private const int Odd = -1;
    private const int EndOfObject = -2;
    private const int NotDocumented = -3;

    private const int BatchDepth = 2;
    private const int MostPassedOver = 64;

    // As much of an escaped text as is looked at: of longer ones only the beginning matters, or they are odd.
    private const int Beginning = 64;

    private readonly SpeculativePlan _plan;
    private readonly JsonText _json;
    private readonly ValidationResult _result;
    private readonly Span<IssueRule> _rules;
    private readonly Span<byte> _successors;
    private bool _isSpaced;
    private int _penalty;
    private int _passOver;

    /// <param name="plan">The contract.</param>
    /// <param name="body">The body, valid UTF-8.</param>
    /// <param name="rules">Room for a rule a slot, all <see cref="IssueRule.None"/>.</param>
    /// <param name="successors">Room for <see cref="SpeculativePlan.SuccessorCount"/> bytes.</param>
    /// <param name="result">Takes what is found.</param>
    public SpeculativeReader(SpeculativePlan plan, ReadOnlySpan<byte> body, Span<IssueRule> rules, Span<byte> successors, ValidationResult result)
    {
        _plan = plan;
        _json = new JsonText(body);
        _result = result;
        _rules = rules;
        _successors = successors;
        plan.CopySuccessorsTo(successors);
    }

    /// <summary>Whether the processor has what the reader's steps are made of.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated && BitConverter.IsLittleEndian;

    /// <summary>Reads the body to its end.</summary>
    /// <returns>False where the general reader must read it all; what was found so far is then to be forgotten.</returns>
    /// <exception cref="JsonException">It is not well-formed; <see cref="JsonFault.Find"/> tells where.</exception>
    public bool TryReadBody()
    {
        var start = _json.SkipWhiteSpace(0);
        if (_json.At(start) != '{')
            return false;
        var name = _json.SkipWhiteSpace(start + 1);
        if (_plan.QuotedBatchName is not { } batch || !StartsWith(name, batch))
            return TryReadSingle(start);

        var array = AfterColon(name + batch.Length);
        return _json.At(array) == '[' && TryReadBatch(array, out var end) && TryReadRest(end);
    }

    private bool TryReadSingle(int start)
    {
        if (_plan.IsBatchNameOfMember)
            return false;
        var end = ReadObject(_plan.Entry, start, depth: 1);
        if (end < 0 || _json.SkipWhiteSpace(end) != _json.Body.Length)
            return false;
        _result.Accept(new EntryRange(start, end));
        _result.EntryCount = 1;
        return true;
    }

    private bool TryReadBatch(int array, out int end)
    {
        end = 0;
        var at = _json.SkipWhiteSpace(array + 1);
        for (var count = 0; count < _plan.Contract.Batch!.MaxEntries;)
        {
            if (_json.At(at) != '{')
                return false;
            at = _json.SkipWhiteSpace(ReadEntry(at, count++));
            switch (_json.At(at))
            {
                case (byte)',':
                    at = _json.SkipWhiteSpace(at + 1);
                    break;
                case (byte)']':
                    _result.Array = new EntryRange(array + 1, at);
                    _result.EntryCount = count;
                    end = at + 1;
                    return true;
                default:
                    return false;
            }
        }

        return false; // too many, which the general reader counts
    }

    // Behind the batch: further properties, none of which is another batch.
    private bool TryReadRest(int at)
    {
        while (true)
        {
            at = _json.SkipWhiteSpace(at);
            if (_json.At(at) == '}')
                return _json.SkipWhiteSpace(at + 1) == _json.Body.Length;
            if (_json.At(at) != ',')
                return false;
            var name = _json.SkipWhiteSpace(at + 1);
            var end = _json.FindStop(name + 1);
            if (_json.At(name) != '"' || _json.At(end) != '"' || StartsWith(name, _plan.QuotedBatchName))
                return false;
            at = AfterColon(end + 1);
            if (at < 0 || (at = UndocumentedValue.Skip(_json, at, depth: 1)) < 0)
                return false;
        }
    }

    private int ReadEntry(int start, int index)
    {
        if (_passOver > 0)
        {
            _passOver--;
        }
        else
        {
            var end = ReadObject(_plan.Entry, start, BatchDepth + 1);
            if (end >= 0)
            {
                _penalty = 0;
                _result.Accept(new EntryRange(start, end));
                return end;
            }

            _passOver = _penalty;
            _penalty = Math.Min((_penalty * 2) + 1, MostPassedOver);
        }

        return new ContractReader(_plan.Contract, _json.Body, _rules, _result, start, BatchDepth).ReadEntryOfBatch(index);
    }

    // Reads a clean object that stands in depth - 1 others.
    private int ReadObject(SpeculativeObject plan, int at, int depth)
    {
        var json = _json;
        var members = _isSpaced ? plan.SpacedMembers : plan.Members;
        ulong seen = 0, filled = 0;
        var previous = plan.FirstSuccessor;

        // In front of the first member there is no comma, nor the space behind it.
        var (lead, ignored) = _isSpaced ? (1, 3U) : (0, 1U);
        while (true)
        {
            int index = _successors[previous];
            var member = members[index];
            var met = json.Match(at - lead, member.Pattern) | ignored;
            if ((member.Mask & ~met) == 0)
            {
                at += member.Length - lead;
            }
            else
            {
                if (ignored == 0 && json.At(at) == '}')
                    return plan.IsComplete(filled) ? at + 1 : Odd;
                var next = at;
                index = FindMember(plan, index, ignored != 0, depth, ref next);
                members = _isSpaced ? plan.SpacedMembers : plan.Members;
                (at, lead) = (next, 0);
                ignored = 0;
                if (index == NotDocumented)
                    continue;
                if (index < 0)
                    return index == EndOfObject && plan.IsComplete(filled) ? at : Odd;

                _successors[previous] = (byte)index;
                member = members[index];
                if (json.At(at) == 'n')
                {
                    if ((seen & (1UL << index)) != 0 || !StartsWith(at, "null"u8))
                        return Odd;
                    seen |= 1UL << index;
                    previous = plan.FirstSuccessor + index + 1;
                    at += "null".Length;
                    continue;
                }

                if (json.At(at++) != (member.Kind == SpeculativeKind.Object ? '{' : '"'))
                    return Odd;
            }

            (lead, ignored) = (0, 0);
            previous = plan.FirstSuccessor + index + 1;
            if ((seen & (1UL << index)) != 0)
                return Odd;
            seen |= 1UL << index;
            var kind = member.Kind;
            var stop = -1;
            if (kind == SpeculativeKind.FreeText)
            {
                stop = json.FindStop(at);
                if (json.At(stop) == '"' && stop > at && json.At(at) is > 0x20 and < 0x80)
                {
                    at = stop + 1;
                    filled |= 1UL << index;
                    continue;
                }
            }
            else if (kind == SpeculativeKind.DateAndTime)
            {
                if (PlainCalendar.IsDateAndTime(json.Body, at))
                {
                    at += PlainCalendar.DateAndTimeLength;
                    filled |= 1UL << index;
                    continue;
                }
            }
            else if (kind == SpeculativeKind.Date)
            {
                if (PlainCalendar.IsDate(json.Body, at))
                {
                    at += PlainCalendar.DateLength;
                    filled |= 1UL << index;
                    continue;
                }
            }
            else if (kind == SpeculativeKind.Object)
            {
                at = ReadObject(member.Object!, at - 1, depth + 1);
                if (at < 0)
                    return Odd;
                filled |= 1UL << index;
                continue;
            }

            at = ReadText(member, at, stop, out var isFilled);
            if (at < 0)
                return Odd;
            if (isFilled)
                filled |= 1UL << index;
        }
    }

    // From the separator, or the object's brace, to the first byte of a documented value, or behind one that is not documented.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindMember(SpeculativeObject plan, int expected, bool isFirst, int depth, ref int at)
    {
        var json = _json;
        var name = json.SkipWhiteSpace(isFirst ? at + 1 : at);
        if (json.At(name) == '}')
        {
            at = name + 1;
            return EndOfObject;
        }

        if (!isFirst)
        {
            if (json.At(name) != ',')
                return Odd;
            name = json.SkipWhiteSpace(name + 1);
        }

        // The guess again, behind the white space.
        var guess = _isSpaced ? plan.SpacedMembers[expected] : plan.Members[expected];
        var lead = _isSpaced ? 2 : 1;
        if ((guess.Mask & ~(json.Match(name - lead, guess.Pattern) | (_isSpaced ? 3U : 1))) == 0)
        {
            at = name + guess.Length - lead - 1;
            return expected;
        }

        if (json.At(name) != '"')
            return Odd;
        var index = ReadName(plan, name + 1, out var nameEnd);
        var value = nameEnd < 0 ? Odd : AfterColon(nameEnd);
        if (value < 0)
            return Odd;
        _isSpaced = value - nameEnd == 2;
        if (index >= 0)
        {
            at = value;
            return index;
        }

        // A batch property makes another body of it.
        if (depth == 1 && _plan.QuotedBatchName is not null)
            return Odd;
        at = UndocumentedValue.Skip(json, value, depth);
        return at < 0 ? Odd : NotDocumented;
    }

    private readonly int ReadName(SpeculativeObject plan, int start, out int end)
    {
        var stop = _json.FindStop(start);
        if (_json.At(stop) != '"')
            return ReadEscapedName(plan, start, stop, out end);
        end = stop + 1;
        return plan.Find(_json.Body[start..stop]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int ReadEscapedName(SpeculativeObject plan, int start, int stop, out int end)
    {
        Span<byte> name = stackalloc byte[Beginning];
        end = EscapedText.Read(_json, start, stop, name, out var length);
        if (length > name.Length)
            end = Odd; // -1 alone would say that it is not documented
        return end < 0 ? Odd : plan.Find(name[..length]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int ReadText(SpeculativeMember member, int start, int stop, out bool isFilled)
    {
        if (stop < 0)
            stop = _json.FindStop(start);
        if (_json.At(stop) != '"')
            return ReadEscapedText(member, start, stop, out isFilled);
        return Judge(member, _json.Body[start..stop], out isFilled) ? stop + 1 : Odd;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int ReadEscapedText(SpeculativeMember member, int start, int stop, out bool isFilled)
    {
        Span<byte> text = stackalloc byte[Beginning];
        isFilled = true;
        var end = EscapedText.Read(_json, start, stop, text, out var length);
        if (end < 0)
            return Odd;
        if (length <= text.Length)
            return Judge(member, text[..length], out isFilled) ? end : Odd;

        // The beginning may end within a character: only of its first byte it is certain that it is not blank.
        return member.Kind == SpeculativeKind.FreeText && (!member.MustKnowBlank || text[0] is > 0x20 and < 0x80) ? end : Odd;
    }

    private static bool Judge(SpeculativeMember member, ReadOnlySpan<byte> text, out bool isFilled)
    {
        var rule = TextCheck.Of(member.Plan, member.MustKnowBlank, text);
        isFilled = rule == IssueRule.None;
        return rule is IssueRule.None or IssueRule.Null;
    }

    // The offset of the value behind a name, or Odd.
    private readonly int AfterColon(int at)
    {
        at = _json.SkipWhiteSpace(at);
        return _json.At(at) == ':' ? _json.SkipWhiteSpace(at + 1) : Odd;
    }

    private readonly bool StartsWith(int at, ReadOnlySpan<byte> bytes) => at <= _json.Body.Length && _json.Body[at..].StartsWith(bytes);
}
