/// Lists: allow-listed filters and orders, keyset pages, and their translation for the store.
@NullMarked
package io.rapport.platform.web.list;

import org.jspecify.annotations.NullMarked;
