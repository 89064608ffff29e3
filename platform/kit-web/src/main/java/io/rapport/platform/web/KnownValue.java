package io.rapport.platform.web;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonDeserialize;

/// One of a published enumeration, but not its `UNKNOWN`, which only readers come to: who sends it
/// is answered as for any other name that there is not. So a form can take the published
/// enumeration itself.
@Retention(RetentionPolicy.RUNTIME)
@Target({
    ElementType.RECORD_COMPONENT,
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER
})
@JacksonAnnotationsInside
@JsonDeserialize(using = KnownValueReader.class)
public @interface KnownValue {}
