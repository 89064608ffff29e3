/// Contracts that break every rule once.
@NullMarked
package io.rapport.contracts.planted;

import org.jspecify.annotations.NullMarked;
