/// Search across kinds: what is called so, whichever service owns it, as far as the caller may see
/// it. See `platform/docs/decisions/0034-search.md`.
@NullMarked
package io.rapport.analytics.search;

import org.jspecify.annotations.NullMarked;
