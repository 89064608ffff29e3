@NullMarked
package io.rapport.platform.command;

import org.jspecify.annotations.NullMarked;
