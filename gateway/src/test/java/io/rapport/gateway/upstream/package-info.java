@NullMarked
package io.rapport.gateway.upstream;

import org.jspecify.annotations.NullMarked;
