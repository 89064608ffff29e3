/// Breaks no rule, and resembles what breaks one.
@NullMarked
package io.rapport.planted.sound;

import org.jspecify.annotations.NullMarked;
