/// Tests.
@NullMarked
package io.rapport.comments;

import org.jspecify.annotations.NullMarked;
