/// The values of published events as JSON. What the contracts promise about their form is kept
/// here: unknown fields ignored, unknown enum values read as `UNKNOWN`, everything required
/// checked.
@NullMarked
package io.rapport.platform.events;

import org.jspecify.annotations.NullMarked;
