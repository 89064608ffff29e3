@NullMarked
package io.rapport.platform.statetopic;

import org.jspecify.annotations.NullMarked;
