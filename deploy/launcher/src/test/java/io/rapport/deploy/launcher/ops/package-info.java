/// Operators' commands against a gateway that answers what the test says.
@NullMarked
package io.rapport.deploy.launcher.ops;

import org.jspecify.annotations.NullMarked;
