/// A made-up firm with customers of two languages, and what a newcomer is shown of it.
@NullMarked
package io.rapport.deploy.launcher.demo;

import org.jspecify.annotations.NullMarked;
