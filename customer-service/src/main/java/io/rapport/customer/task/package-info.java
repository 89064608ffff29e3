/// What employees are to do: by when, for which customer, and when they want to be reminded.
@NullMarked
package io.rapport.customer.task;

import org.jspecify.annotations.NullMarked;
