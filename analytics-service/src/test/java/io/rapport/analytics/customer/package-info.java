@NullMarked
package io.rapport.analytics.customer;

import org.jspecify.annotations.NullMarked;
