/// Spans go to whoever operates the platform, so they name nobody: an address may hold a person's
/// name, and so may the message of an exception, which often repeats what could not be taken.
@NullMarked
package io.rapport.platform.spans;

import org.jspecify.annotations.NullMarked;
