/// A tiny service that shows the web face at work, without broker and store.
@NullMarked
package io.rapport.platform.web.trial;

import org.jspecify.annotations.NullMarked;
