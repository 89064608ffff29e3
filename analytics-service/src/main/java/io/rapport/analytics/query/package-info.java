/// What every question has in common: the moment asked for, how far the views have come, and who
/// asks.
@NullMarked
package io.rapport.analytics.query;

import org.jspecify.annotations.NullMarked;
