/// The console's files, for everybody: they hold nothing, and ask as whoever is signed in.
@NullMarked
package io.rapport.gateway.console;

import org.jspecify.annotations.NullMarked;
