/// Notes: the aggregate of the guide "add an aggregate".
@NullMarked
package io.rapport.platform.note;

import org.jspecify.annotations.NullMarked;
