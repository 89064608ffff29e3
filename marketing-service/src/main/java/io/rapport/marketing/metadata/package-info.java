/// What this service tells of itself to screens.
@NullMarked
package io.rapport.marketing.metadata;

import org.jspecify.annotations.NullMarked;
