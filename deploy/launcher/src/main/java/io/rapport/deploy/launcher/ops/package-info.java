/// What an operator asks and tells the services, through the gateway, under the operator's role.
@NullMarked
package io.rapport.deploy.launcher.ops;

import org.jspecify.annotations.NullMarked;
