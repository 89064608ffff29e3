/// Histories: everything known of one aggregate, kept as facts and read as of any moment.
@NullMarked
package io.rapport.analytics.history;

import org.jspecify.annotations.NullMarked;
