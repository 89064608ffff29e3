/// What every request and every answer must look like, before and after anything else.
@NullMarked
package io.rapport.gateway.edge;

import org.jspecify.annotations.NullMarked;
