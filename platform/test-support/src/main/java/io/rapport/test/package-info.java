/// What every test does alike: a broker, a store, tokens, rules, and the checker of histories.
@NullMarked
package io.rapport.test;

import org.jspecify.annotations.NullMarked;
