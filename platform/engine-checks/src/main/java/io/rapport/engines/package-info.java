/// Tries whether an engine at hand, a document store or a broker, behaves as Rapport relies on, and
/// says in words what works, what differs, and whether Rapport is safe on it.
@NullMarked
package io.rapport.engines;

import org.jspecify.annotations.NullMarked;
