/// Every answer that says no, in the one form that the services use as well.
@NullMarked
package io.rapport.gateway.problem;

import org.jspecify.annotations.NullMarked;
