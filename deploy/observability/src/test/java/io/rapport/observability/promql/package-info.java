/// A strict reader of PromQL, for checks only: it knows the part of the language that our rules and
/// dashboards use, with its types, and refuses all else.
@NullMarked
package io.rapport.observability.promql;

import org.jspecify.annotations.NullMarked;
