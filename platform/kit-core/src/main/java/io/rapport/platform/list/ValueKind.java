package io.rapport.platform.list;

import io.rapport.platform.text.Literals;
import io.rapport.platform.text.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.types.Decimal128;

/// How a value looks in a query and in the store. What is read is always a literal: nothing that a
/// client sends can become an operator.
public enum ValueKind {
    TEXT("text of at most 200 characters") {
        @Override
        Object parse(String text) {
            if (Text.length(text) > LONGEST || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("text too long");
            }
            return text;
        }
    },
    DATE(Literals.DATE_FORM) {
        @Override
        Object parse(String text) {
            return Literals.date(text).toString();
        }

        @Override
        public Object least() {
            return Literals.FIRST_DAY.toString();
        }
    },
    INSTANT(Literals.INSTANT_FORM) {
        @Override
        Object parse(String text) {
            return Date.from(Literals.instant(text));
        }

        @Override
        String format(Object stored) {
            return stored instanceof Instant instant
                    ? instant.toString()
                    : ((Date) stored).toInstant().toString();
        }

        @Override
        public Object least() {
            return Date.from(Literals.FIRST);
        }
    },
    DECIMAL("a decimal such as 1200.50") {
        @Override
        Object parse(String text) {
            return new Decimal128(Literals.decimal(text));
        }

        @Override
        String format(Object stored) {
            return ((Decimal128) stored).bigDecimalValue().toPlainString();
        }

        @Override
        public Object least() {
            return Decimal128.NEGATIVE_INFINITY;
        }
    },
    INTEGER("a whole number") {
        @Override
        Object parse(String text) {
            return Long.valueOf(text);
        }

        @Override
        public Object least() {
            return Long.MIN_VALUE;
        }
    },
    BOOLEAN("true or false") {
        @Override
        Object parse(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("neither true nor false");
            };
        }

        @Override
        public Object least() {
            return false;
        }
    };

    private static final int LONGEST = 200;

    private final String form;

    ValueKind(String form) {
        this.form = form;
    }

    /// What a value must look like, for people.
    public String form() {
        return form;
    }

    /// The value as the store holds it; empty if the text has not this kind's form.
    public Optional<Object> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    abstract Object parse(String text);

    /// What comes before every stored value of this kind: what orders hold for records that have
    /// none, so that no condition has to speak of what is not there.
    public Object least() {
        return "";
    }

    /// A text that [#read(String)] turns into the same value again.
    String format(Object stored) {
        return stored.toString();
    }
}
