/// Words that requests of several features use.
@NullMarked
package io.rapport.marketing.terms;

import org.jspecify.annotations.NullMarked;
