/// Lines of parents, managers and leads, none of which may lead back to itself.
@NullMarked
package io.rapport.customer.lineage;

import org.jspecify.annotations.NullMarked;
