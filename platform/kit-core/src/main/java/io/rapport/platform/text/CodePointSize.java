package io.rapport.platform.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// `@Size` of a text, counted as JSON Schema's `maxLength` counts: a character beyond the first
/// plane is one, not two.
public final class CodePointSize implements ConstraintValidator<Size, String> {

    private int least;
    private int most = Integer.MAX_VALUE;

    @Override
    public void initialize(Size size) {
        least = size.min();
        most = size.max();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        var length = Text.length(text);
        return length >= least && length <= most;
    }
}
