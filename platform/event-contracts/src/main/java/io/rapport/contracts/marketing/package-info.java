/// What is published of campaigns, touches and responses.
@NullMarked
package io.rapport.contracts.marketing;

import org.jspecify.annotations.NullMarked;
