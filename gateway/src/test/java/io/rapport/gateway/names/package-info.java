@NullMarked
package io.rapport.gateway.names;

import org.jspecify.annotations.NullMarked;
