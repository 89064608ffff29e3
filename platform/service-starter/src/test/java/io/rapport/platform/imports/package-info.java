@NullMarked
package io.rapport.platform.imports;

import org.jspecify.annotations.NullMarked;
