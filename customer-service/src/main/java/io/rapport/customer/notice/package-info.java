/// Notices: what each employee is told of, until they have put it away. Policies give them.
@NullMarked
package io.rapport.customer.notice;

import org.jspecify.annotations.NullMarked;
