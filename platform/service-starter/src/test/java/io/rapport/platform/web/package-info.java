/// Tests of the web face over real HTTP.
@NullMarked
package io.rapport.platform.web;

import org.jspecify.annotations.NullMarked;
