/// The words of this service: what can be said of each kind of aggregate.
@NullMarked
package io.rapport.analytics.vocabulary;

import org.jspecify.annotations.NullMarked;
