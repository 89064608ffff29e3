/// Finding by name in any script, by equality alone: what is stored is cut into tokens, and so is
/// what is asked for.
@NullMarked
package io.rapport.customer.naming;

import org.jspecify.annotations.NullMarked;
