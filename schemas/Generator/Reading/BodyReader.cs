using Insight.Schemas.Generator.Contracts;

namespace Insight.Schemas.Generator.Reading;

/// <summary>Reads what a request's body is: a batch where a table has its columns, else the object of the body's section.</summary>
internal sealed class BodyReader(FieldPage page, TableErrors errors)
{
    public Body? Read()
    {
        if (page.Batches.Any())
            return new BatchReader(page, errors).Read();

        if (page.ObjectBody is { } section)
            return new ObjectBody(new ObjectReader(page, errors).Read(section));

        errors.Add(
            1, $"nothing says what the body is: no table has a column '{Columns.Entries}', no section the heading '{FieldPage.BodyHeading}'.");
        return null;
    }
}
