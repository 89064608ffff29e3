/// The customer service: who our customers are, who works there, who spoke with them, and who of us
/// looks after them.
@NullMarked
package io.rapport.customer;

import org.jspecify.annotations.NullMarked;
