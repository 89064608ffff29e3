/// Amounts of money in requests.
@NullMarked
package io.rapport.platform.money;

import org.jspecify.annotations.NullMarked;
