package io.rapport.contracts;

import org.jspecify.annotations.Nullable;

/// The personal part of an event: names, numbers, addresses, free text. Either readable, or
/// encrypted under a key of the customer, so that destroying the key erases it. Subscribers accept
/// both.
///
/// @param <C> what changed of the personal data
/// @param <S> the personal data after the event
/// @param clear the readable form
/// @param sealed the encrypted form
public record Personal<C, S>(@Nullable Clear<C, S> clear, @Nullable Sealed sealed) {

    /// Exactly one of the two forms.
    public Personal {
        if ((clear == null) == (sealed == null)) {
            throw new IllegalArgumentException("exactly one of clear and sealed is needed");
        }
    }

    /// The readable form.
    ///
    /// @param change `null` if the event changed nothing personal
    public static <C, S> Personal<C, S> clear(@Nullable C change, S state) {
        return new Personal<>(new Clear<>(change, state), null);
    }

    /// The readable form, where the event changed nothing personal.
    ///
    /// @param state `null` where there is nothing personal
    /// @return `null` where there is nothing personal
    public static <C, S> @Nullable Personal<C, S> unchanged(@Nullable S state) {
        return state == null ? null : clear(null, state);
    }

    /// The encrypted form.
    public static <C, S> Personal<C, S> sealed(String kid, String alg, String ct) {
        return new Personal<>(null, new Sealed(kid, alg, ct));
    }

    /// What changed, if it is readable and something did.
    public @Nullable C readableChange() {
        return clear == null ? null : clear.change();
    }

    /// The personal data after the event, if it is readable.
    public @Nullable S readableState() {
        return clear == null ? null : clear.state();
    }

    /// The readable form.
    ///
    /// @param change `null` if the event changed nothing personal
    /// @param state the personal data after the event
    public record Clear<C, S>(@Nullable C change, S state) {}

    /// The encrypted form: `{change, state}` as JSON, encrypted.
    ///
    /// @param kid which key
    /// @param alg which algorithm
    /// @param ct the cipher text, base64url
    public record Sealed(String kid, String alg, String ct) {}
}
