/// An aggregate over HTTP: what its controller's handlers delegate to, so that each is a few lines.
@NullMarked
package io.rapport.platform.api;

import org.jspecify.annotations.NullMarked;
