/// Responses: what came of a campaign with one customer.
@NullMarked
package io.rapport.marketing.response;

import org.jspecify.annotations.NullMarked;
