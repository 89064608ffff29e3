/// Many commands in one request: NDJSON or CSV in, one result per item out.
@NullMarked
package io.rapport.platform.web.bulk;

import org.jspecify.annotations.NullMarked;
