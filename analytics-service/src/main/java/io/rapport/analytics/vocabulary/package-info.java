/// The words of this service: what can be said of each kind of aggregate, one class per kind.
@NullMarked
package io.rapport.analytics.vocabulary;

import org.jspecify.annotations.NullMarked;
