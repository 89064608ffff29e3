/// Every answer that says no, as an RFC 9457 problem document.
@NullMarked
package io.rapport.platform.problem;

import org.jspecify.annotations.NullMarked;
