using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace Insight.Edge.Configuration;

/// <summary>
/// Binds a configuration section to an options object and tells every error at once, by its key: a setting that does not
/// exist, a value that does not convert, a value that breaks its attribute. The framework's binder stops at the first and
/// passes over misspelt names; a misspelt limit or expiry must not be passed over.
/// </summary>
internal static class StrictBinder
{
    // Attributes are made anew, with their regular expressions, each time somebody asks for them: ten thousand clients would wait for that.
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Setting>> SettingsOfTypes = new();

    /// <summary>Binds a section.</summary>
    /// <param name="section">The section; it may be absent.</param>
    /// <param name="errors">Takes the errors: key, colon, rule. Values are not repeated.</param>
    public static T Bind<T>(IConfigurationSection section, ICollection<string> errors)
        where T : class, new() => (T)BindObject(typeof(T), section, errors);

    private static object BindObject(Type type, IConfigurationSection section, ICollection<string> errors)
    {
        if (section.Value is { Length: > 0 })
            errors.Add($"{section.Path}: must be a section, not a single value.");
        var target = Activator.CreateInstance(type)!;
        var settings = SettingsOfTypes.GetOrAdd(type, SettingsOf);
        foreach (var child in section.GetChildren())
        {
            if (!settings.TryGetValue(child.Key, out var setting))
                errors.Add($"{child.Path}: there is no such setting; there is {string.Join(", ", settings.Keys.Order(StringComparer.Ordinal))}.");
            else if (BindValue(setting.Property.PropertyType, child, errors) is { } value)
                setting.Property.SetValue(target, value);
        }

        foreach (var (property, rules) in settings.Values)
            CheckRules(rules, property.Name, property.GetValue(target), $"{section.Path}:{property.Name}", errors);
        return target;
    }

    private static Dictionary<string, Setting> SettingsOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .Select(property => new Setting(property, [.. property.GetCustomAttributes<ValidationAttribute>()]))
        .ToDictionary(setting => setting.Property.Name, StringComparer.OrdinalIgnoreCase);

    // Null where there is nothing to set, or an error was added.
    private static object? BindValue(Type type, IConfigurationSection section, ICollection<string> errors)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return BindList(type.GetGenericArguments()[0], section, errors);
        if (type == typeof(object))
            return new object(); // another room reads it
        if (type.IsClass && type != typeof(string))
            return BindObject(type, section, errors);
        if (section.GetChildren().Any())
        {
            errors.Add($"{section.Path}: must be a single value.");
            return null;
        }

        if (section.Value is not { } text)
            return null;
        try
        {
            if (type == typeof(string))
                return text;
            if (type == typeof(DateTimeOffset))
                return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            errors.Add($"{section.Path}: must be {Describe(type)}.");
            return null;
        }
    }

    private static IList BindList(Type itemType, IConfigurationSection section, ICollection<string> errors)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType))!;
        if (section.Value is { Length: > 0 })
            errors.Add($"{section.Path}: must be a list.");
        foreach (var child in section.GetChildren())
        {
            if (BindValue(itemType, child, errors) is { } item)
                list.Add(item);
        }

        return list;
    }

    private static void CheckRules(ValidationAttribute[] rules, string name, object? value, string key, ICollection<string> errors)
    {
        foreach (var rule in rules)
        {
            if (!rule.IsValid(value))
                errors.Add($"{key}: {rule.FormatErrorMessage(name)}");
        }
    }

    private static string Describe(Type type) =>
        type == typeof(TimeSpan) ? "a time span, as 00:00:30"
        : type == typeof(DateTimeOffset) ? "a date and time, as 2026-12-31T23:59:59Z"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(double) ? "a number"
        : type == typeof(bool) ? "true or false"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : $"a {type.Name}";

    private sealed record Setting(PropertyInfo Property, ValidationAttribute[] Rules);
}
