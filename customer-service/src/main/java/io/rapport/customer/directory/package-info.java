/// The directory: who works for the company, in which team, under whom. It is independent of login
/// accounts.
@NullMarked
package io.rapport.customer.directory;

import org.jspecify.annotations.NullMarked;
