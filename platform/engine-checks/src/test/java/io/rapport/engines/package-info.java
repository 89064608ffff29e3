/// Sound engines pass; each engine that is faulty on purpose is named for its fault.
@NullMarked
package io.rapport.engines;

import org.jspecify.annotations.NullMarked;
