/// How much of an import has become visible.
@NullMarked
package io.rapport.analytics.operation;

import org.jspecify.annotations.NullMarked;
