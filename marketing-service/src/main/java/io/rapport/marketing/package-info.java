/// Marketing: campaigns, whom they touched, and what came of it.
@NullMarked
package io.rapport.marketing;

import org.jspecify.annotations.NullMarked;
