/// Who may log in here: one demo user for every role, and the employees that they stand for.
@NullMarked
package io.rapport.authorization.user;

import org.jspecify.annotations.NullMarked;
