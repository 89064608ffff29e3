/// For operators: how fresh the views are, building them anew, and records that could not be taken.
@NullMarked
package io.rapport.analytics.operation;

import org.jspecify.annotations.NullMarked;
