/// Campaigns: planned, changed, launched and finished, with the customers whom they are to reach.
@NullMarked
package io.rapport.marketing.campaign;

import org.jspecify.annotations.NullMarked;
