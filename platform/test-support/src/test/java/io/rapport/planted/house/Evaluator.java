package io.rapport.planted.house;

import org.jspecify.annotations.Nullable;
import org.springframework.expression.spel.standard.SpelExpressionParser;

class Evaluator {

    @Nullable Object evaluate(String text) {
        return new SpelExpressionParser().parseExpression(text).getValue();
    }
}
