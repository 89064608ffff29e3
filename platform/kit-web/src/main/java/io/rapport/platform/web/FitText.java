package io.rapport.platform.web;

import io.rapport.platform.text.MultiLine;
import io.rapport.platform.text.Text;
import io.rapport.platform.text.UnfitTextException;
import io.rapport.platform.text.Verbatim;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.ContextAttributes;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// Reads every text of a request, wherever it stands, in its one form: one line, unless its
/// component says [MultiLine] or [Verbatim].
final class FitText extends StdScalarDeserializer<String> {

    /// Present where external ids name what may be known under them already.
    private static final Object NAMES = FitText.class;

    private final Text kind;

    FitText(Text kind) {
        super(String.class);
        this.kind = kind;
    }

    /// A mapper for items that name records by external ids. An id that was taken before the rule
    /// became stricter must go on naming its record, so whether it would be taken today is judged
    /// where a record is created (`aggregate.Upsert`).
    static JsonMapper naming(JsonMapper mapper) {
        return mapper.rebuild()
                .defaultAttributes(ContextAttributes.getEmpty().withSharedAttribute(NAMES, true))
                .build();
    }

    @Override
    public ValueDeserializer<?> createContextual(
            DeserializationContext context, @Nullable BeanProperty property) {
        var wanted = property == null ? Text.LINE : kindOf(property);
        return wanted == kind ? this : new FitText(wanted);
    }

    private static Text kindOf(BeanProperty property) {
        if (property.getAnnotation(MultiLine.class) != null) {
            return Text.MULTI_LINE;
        }
        return property.getAnnotation(Verbatim.class) != null ? Text.VERBATIM : Text.LINE;
    }

    @Override
    @SuppressWarnings("NullAway") // A coercion may answer null; strict JSON allows none.
    public String deserialize(JsonParser parser, DeserializationContext context) {
        var text = StringDeserializer.instance.deserialize(parser, context);
        if (text == null || HeldTexts.of(context).contains(text)) {
            return text;
        }
        try {
            if (kind == Text.VERBATIM && context.getAttribute(NAMES) != null) {
                Text.LINE.fit(text);
                return text;
            }
            return kind.fit(text);
        } catch (UnfitTextException unfit) {
            throw DatabindException.from(parser, unfit.rule(), unfit);
        }
    }
}
