/// What surrounds a command: who sent it, under which key, against which revision, and its answer.
@NullMarked
package io.rapport.platform.command;

import org.jspecify.annotations.NullMarked;
