/// The platform from outside: started by its own launcher, asked through its gateway, read on its
/// topics. The oracles here share no code with what they judge.
@NullMarked
package io.rapport.suites;

import org.jspecify.annotations.NullMarked;
