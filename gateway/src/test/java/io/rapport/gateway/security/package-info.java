@NullMarked
package io.rapport.gateway.security;

import org.jspecify.annotations.NullMarked;
