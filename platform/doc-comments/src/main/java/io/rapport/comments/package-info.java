/// Doc comments of our own sources, read by the compiler's parser: documents that others read take
/// their words from where they are written, so that nothing is said twice. Tests use it; no image
/// has it.
@NullMarked
package io.rapport.comments;

import org.jspecify.annotations.NullMarked;
