/// How much one caller may ask for: how often, and how large.
@NullMarked
package io.rapport.gateway.limit;

import org.jspecify.annotations.NullMarked;
