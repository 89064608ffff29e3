@NullMarked
package io.rapport.analytics.vocabulary;

import org.jspecify.annotations.NullMarked;
