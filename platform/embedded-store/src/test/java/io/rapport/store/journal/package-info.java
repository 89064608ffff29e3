/// The journal's file, damaged in every way that a death of the process can damage it.
@NullMarked
package io.rapport.store.journal;

import org.jspecify.annotations.NullMarked;
