@NullMarked
package io.rapport.authorization.token;

import org.jspecify.annotations.NullMarked;
