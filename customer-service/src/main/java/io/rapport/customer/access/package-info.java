/// Who may do what here, where several features say the same.
@NullMarked
package io.rapport.customer.access;

import org.jspecify.annotations.NullMarked;
