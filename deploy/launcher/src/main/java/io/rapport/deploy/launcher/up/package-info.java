/// Brings the platform up: caches first, then the broker and the store, then all the rest.
@NullMarked
package io.rapport.deploy.launcher.up;

import org.jspecify.annotations.NullMarked;
