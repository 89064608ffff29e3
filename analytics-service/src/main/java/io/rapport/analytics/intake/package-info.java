/// Intake: from published events to facts that are kept.
@NullMarked
package io.rapport.analytics.intake;

import org.jspecify.annotations.NullMarked;
