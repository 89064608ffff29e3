/// Customers: what we know of an organization or a person, who owns the relationship, and where it
/// stands.
@NullMarked
package io.rapport.customer.profile;

import org.jspecify.annotations.NullMarked;
