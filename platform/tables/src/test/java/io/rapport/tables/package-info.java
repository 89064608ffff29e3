@NullMarked
package io.rapport.tables;

import org.jspecify.annotations.NullMarked;
