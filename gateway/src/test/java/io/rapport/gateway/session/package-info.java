@NullMarked
package io.rapport.gateway.session;

import org.jspecify.annotations.NullMarked;
