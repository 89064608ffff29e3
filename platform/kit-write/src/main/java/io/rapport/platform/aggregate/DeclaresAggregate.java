package io.rapport.platform.aggregate;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The class declares a kind of aggregate: it has exactly one static field that is an
/// [AggregateType]. A service that has such a class has the kind's store, as the bean [Aggregates]
/// of its state.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DeclaresAggregate {}
