/// How every service talks to its document store: durability, time limits, mapping, indexes.
@NullMarked
package io.rapport.platform.store;

import org.jspecify.annotations.NullMarked;
