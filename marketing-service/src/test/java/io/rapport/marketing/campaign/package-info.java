/// Campaigns alone, without Spring.
@NullMarked
package io.rapport.marketing.campaign;

import org.jspecify.annotations.NullMarked;
