/// Log lines that come with every request, kept from being a flood.
@NullMarked
package io.rapport.platform.log;

import org.jspecify.annotations.NullMarked;
