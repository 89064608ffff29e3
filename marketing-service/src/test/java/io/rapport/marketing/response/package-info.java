/// Responses alone, without Spring.
@NullMarked
package io.rapport.marketing.response;

import org.jspecify.annotations.NullMarked;
