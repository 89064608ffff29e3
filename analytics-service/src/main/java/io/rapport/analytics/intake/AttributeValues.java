package io.rapport.analytics.intake;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.vocabulary.ExternalIds;
import io.rapport.analytics.vocabulary.Outcome;
import io.rapport.analytics.vocabulary.PipelineFacts.Stage;
import io.rapport.analytics.vocabulary.PipelineFacts.Template;
import io.rapport.analytics.vocabulary.Products;
import io.rapport.analytics.vocabulary.StageValue;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/// The values of attributes as they lie in the store.
final class AttributeValues {

    private AttributeValues() {}

    static @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case LocalDate date -> date.toString();
            case Money(var amount, var currency) ->
                    new Document("a", new Decimal128(amount)).append("c", currency);
            case StageValue(var pipeline, var version, var stage, var status) ->
                    new Document("p", pipeline)
                            .append("v", version)
                            .append("s", stage)
                            .append("o", status.name());
            case Products(var ids) -> ids;
            case ExternalIds(var ids) -> ids.stream().map(AttributeValues::externalId).toList();
            case Template(var name, var version, var stages) ->
                    new Document("name", name)
                            .append("version", version)
                            .append("stages", stages.stream().map(AttributeValues::stage).toList());
            default -> throw new IllegalArgumentException("no such value: " + value.getClass());
        };
    }

    static <V> @Nullable V read(Attribute<V> attribute, @Nullable Object stored) {
        return stored == null ? null : attribute.type().cast(value(attribute.type(), stored));
    }

    private static Object value(Class<?> type, Object stored) {
        if (type == String.class) {
            return stored;
        }
        if (type == LocalDate.class) {
            return LocalDate.parse((String) stored);
        }
        if (type == Products.class) {
            return new Products(((List<?>) stored).stream().map(String.class::cast).toList());
        }
        if (type == ExternalIds.class) {
            return new ExternalIds(
                    ((List<?>) stored).stream().map(each -> externalId((Document) each)).toList());
        }
        return fromDocument(type, (Document) stored);
    }

    private static Object fromDocument(Class<?> type, Document stored) {
        if (type == Money.class) {
            return new Money(
                    stored.get("a", Decimal128.class).bigDecimalValue(), stored.getString("c"));
        }
        if (type == StageValue.class) {
            return new StageValue(
                    stored.getString("p"),
                    stored.getInteger("v"),
                    stored.getString("s"),
                    Outcome.valueOf(stored.getString("o")));
        }
        if (type == Template.class) {
            return new Template(
                    stored.getString("name"),
                    stored.getInteger("version"),
                    stored.getList("stages", Document.class).stream()
                            .map(AttributeValues::stage)
                            .toList());
        }
        throw new IllegalArgumentException("no such value: " + type);
    }

    private static Document externalId(ExternalId id) {
        return new Document("system", id.system()).append("id", id.id());
    }

    private static ExternalId externalId(Document stored) {
        return new ExternalId(stored.getString("system"), stored.getString("id"));
    }

    private static Document stage(Stage stage) {
        var stored =
                new Document("id", stage.id())
                        .append("name", stage.name())
                        .append("retired", stage.retired());
        var probability = stage.probability();
        if (probability != null) {
            stored.append("probability", new Decimal128(probability));
        }
        if (stage.plannedDays() != null) {
            stored.append("plannedDays", stage.plannedDays());
        }
        return stored;
    }

    private static Stage stage(Document stored) {
        var probability = stored.get("probability", Decimal128.class);
        return new Stage(
                stored.getString("id"),
                stored.getString("name"),
                stored.getBoolean("retired", false),
                probability == null ? null : probability.bigDecimalValue(),
                stored.getInteger("plannedDays"));
    }
}
