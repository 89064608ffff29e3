/// What comes over the wire that no client library would send, and how a server has to answer it.
@NullMarked
package io.rapport.test.edge;

import org.jspecify.annotations.NullMarked;
