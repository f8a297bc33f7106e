using System.Text;
using System.Text.Json;
using Insight.Edge.Prediction;
using Insight.Edge.Validation;
using Insight.Exposition;

namespace Insight.Contract.Mutating;

/// <summary>Breaks a valid payload in one place at a time. All that is not broken stays byte for byte.</summary>
/// <param name="predictor">Says what each is answered.</param>
internal sealed class Mutator(Predictor predictor)
{
    private static readonly IssueRule[] Rules = [.. Enum.GetValues<IssueRule>().Where(rule => rule != IssueRule.None)];

    private readonly ContractPlan _plan = predictor.Contract.Validator.Plan;

    /// <summary>One broken variant for each field and rule, and for each way in which a body as a whole can be wrong.</summary>
    /// <param name="body">The payload, without an issue.</param>
    /// <param name="variant">Which of several values that break the same rule is taken.</param>
    /// <exception cref="UsageException">The payload has issues.</exception>
    public IEnumerable<Mutation> All(byte[] body, int variant = 0) => Entries(body, variant).Concat(BodyMutations.Of(_plan, body).SelectMany(Predicted));

    /// <summary>One broken variant for each field and rule.</summary>
    /// <param name="body">The payload, without an issue.</param>
    /// <param name="variant">Which of several values that break the same rule is taken.</param>
    /// <exception cref="UsageException">The payload has issues.</exception>
    public IEnumerable<Mutation> Entries(byte[] body, int variant = 0)
    {
        var start = StartOfFirstEntry(body);
        var entry = ObjectMap.Read(body, start);
        if (_plan.Batch is not null)
            return OfEntry().Concat(OfMembers()).SelectMany(Predicted);
        return OfMembers().SelectMany(Predicted);

        IEnumerable<(string, string, byte[])> OfEntry()
        {
            // Alone at the top level, an entry that is no object is another fault.
            if (start > 0 && predictor.Predict(Edit.Apply(body, new Edit(entry.Start, entry.End, "7"))).Issues is [{ Field: "entry" }, ..])
                yield return ("entry", SnakeCase.Of(nameof(IssueRule.NotAnObject)), Edit.Apply(body, new Edit(entry.Start, entry.End, "7")));
        }

        IEnumerable<(string, string, byte[])> OfMembers() =>
            from member in _plan.Slots
            from rule in Rules
            from edits in Break(body, entry, member, rule, variant)
            select (member.Path, SnakeCase.Of(rule.ToString()), Edit.Apply(body, edits));
    }

    private MemberPlan[] SiblingsOf(MemberPlan member) =>
        _plan.Entry.Members.FirstOrDefault(outer => outer.Object?.Members.Contains(member) == true)?.Object!.Members ?? _plan.Entry.Members;

    private IEnumerable<Edit[]> Break(byte[] body, ObjectMap entry, MemberPlan member, IssueRule rule, int variant)
    {
        if (!MemberPlan.CanBreak(member, rule))
            yield break;
        var values = WrongText.For(member, rule);
        var value = values.Count > 0 ? values[variant % values.Count] : null;
        if (HolderOf(body, entry, member, out var absent) is { } holder)
        {
            var edit = rule switch
            {
                IssueRule.Absent => holder.Remove(member.Name),
                IssueRule.Duplicate => holder.Repeat(member.Name, holder.Find(member.Name) is { } found ? Encoding.UTF8.GetString(body.AsSpan()[found.ValueStart..found.End]) : Plain(member)),
                _ => value is null ? null : holder.Put(member.Name, value),
            };
            if (edit is not null)
                yield return [edit, .. WithoutStandIn(holder, member, rule, SiblingsOf(member))];
        }
        else if (absent is not null)
        {
            // An optional object that the payload has not got is put there, with nothing in it but what is wrong.
            var name = JsonSerializer.Serialize(member.Name);
            var content = rule == IssueRule.Duplicate ? $"{name}:{Plain(member)},{name}:{Plain(member)}" : value is null ? "" : $"{name}:{value}";
            yield return [entry.Put(absent, $"{{{content}}}")];
        }
    }

    private static string Plain(MemberPlan member) => member.Object is null ? "\"\"" : "{}";

    // Where another member stands in for this one, that must go too.
    private static IEnumerable<Edit> WithoutStandIn(ObjectMap holder, MemberPlan member, IssueRule rule, MemberPlan[] siblings)
    {
        if (member.Alternative < 0 || rule is not (IssueRule.Absent or IssueRule.Null))
            return [];
        var standIn = siblings[member.Alternative].Name;
        return holder.Find(standIn) is null ? [] : [holder.Put(standIn, "null")];
    }

    // The object that holds a member: the entry, or one of its objects; null, and its name, where the payload has not got it.
    private static ObjectMap? HolderOf(byte[] body, ObjectMap entry, MemberPlan member, out string? absent)
    {
        absent = null;
        var dot = member.Path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return entry;
        if (entry.Find(member.Path[..dot]) is { } holder && body[holder.ValueStart] == '{')
            return ObjectMap.Read(body, holder.ValueStart);
        absent = member.Path[..dot];
        return null;
    }

    private IEnumerable<Mutation> Predicted((string Field, string Rule, byte[] Body) broken)
    {
        var predicted = predictor.Predict(broken.Body);
        if (predicted.Issues.Any(issue => issue.Field == broken.Field && issue.Rule == broken.Rule))
            yield return new Mutation(broken.Field, broken.Rule, broken.Body, predicted);
    }

    private int StartOfFirstEntry(byte[] body)
    {
        using var validation = predictor.Contract.Validator.Validate(body);
        return validation.Malformed is null && validation.BodyFault == BodyFault.None && validation.Issues.IsEmpty && validation.Accepted is [var first, ..]
            ? first.Start
            : throw new UsageException("The payload has issues of its own: check tells them. Only one without can be broken one by one.");
    }
}
