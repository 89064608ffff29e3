/// Replicas of what customer-service owns, for services that act on customers: which customers
/// there are and who owns them, and the directory that the access scope needs.
@NullMarked
package io.rapport.replicas;

import org.jspecify.annotations.NullMarked;
