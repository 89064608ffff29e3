/// Tables as files carry them: RFC 4180 with a header row, in any encoding that is declared.
@NullMarked
package io.rapport.tables;

import org.jspecify.annotations.NullMarked;
