/// The services behind: where they are, how long they may take, and when they get a rest.
@NullMarked
package io.rapport.gateway.upstream;

import org.jspecify.annotations.NullMarked;
