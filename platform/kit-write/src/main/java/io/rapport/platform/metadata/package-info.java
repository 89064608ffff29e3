/// What a service tells of itself to screens: its kinds of record, the values that their properties
/// take, and words for all of it.
@NullMarked
package io.rapport.platform.metadata;

import org.jspecify.annotations.NullMarked;
