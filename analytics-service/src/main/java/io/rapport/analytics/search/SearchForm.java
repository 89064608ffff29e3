package io.rapport.analytics.search;

import io.rapport.platform.web.Described;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is looked for: exactly one of `q`, `email` and `phone`.
///
/// @param q the beginnings of words of a name, how Chinese is read aloud or the initials of that,
///   an id of another system (`4711`, or `erp:4711`), a whole e-mail address or a telephone number
/// @param email a whole e-mail address, in upper or lower case
/// @param phone a telephone number as it is written or dialled, with or without the country's; at
///   least its last seven digits, or all of a shorter number
/// @param kinds only these kinds; all unless said
/// @param limit how many hits at most, 20 unless said
record SearchForm(
        @Nullable @Size(min = 1, max = 200) String q,
        @Nullable @Email @Size(min = 3, max = 254) String email,
        @Nullable @Size(min = 3, max = 50) String phone,
        @Nullable
                @Size(max = 10)
                @Described(
                        values = {
                            "customer",
                            "contact",
                            "opportunity",
                            "ticket",
                            "campaign",
                            "product",
                            "task"
                        })
                List<@NotNull String> kinds,
        @Nullable @Min(1) @Max(50) Integer limit) {}
