/// Who is asking, and what they may see: roles per route, and the access scope of every read.
@NullMarked
package io.rapport.platform.security;

import org.jspecify.annotations.NullMarked;
