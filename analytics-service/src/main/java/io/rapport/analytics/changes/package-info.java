/// Live: what happens, told to open streams as it happens, to each as far as its reader may see it.
@NullMarked
package io.rapport.analytics.changes;

import org.jspecify.annotations.NullMarked;
