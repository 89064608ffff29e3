/// Unpacked services and their ahead-of-time caches, which halve the time to start.
@NullMarked
package io.rapport.deploy.launcher.cache;

import org.jspecify.annotations.NullMarked;
