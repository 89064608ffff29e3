/// The whole customer: profile, people, talks, deals, tickets and campaigns, as of any moment,
/// folded when it is read.
@NullMarked
package io.rapport.analytics.customer;

import org.jspecify.annotations.NullMarked;
