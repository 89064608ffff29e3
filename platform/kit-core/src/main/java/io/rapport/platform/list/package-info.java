/// What lists may be asked and what they answer, whoever asks: nothing here knows HTTP.
@NullMarked
package io.rapport.platform.list;

import org.jspecify.annotations.NullMarked;
