@NullMarked
package io.rapport.platform.events;

import org.jspecify.annotations.NullMarked;
