/// What will run: which processes, with which ports, settings and order.
@NullMarked
package io.rapport.deploy.launcher.plan;

import org.jspecify.annotations.NullMarked;
