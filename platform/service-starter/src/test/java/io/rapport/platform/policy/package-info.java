@NullMarked
package io.rapport.platform.policy;

import org.jspecify.annotations.NullMarked;
