package io.rapport.opportunity.pipeline;

import io.rapport.contracts.opportunity.PipelineState;
import io.rapport.platform.aggregate.View;
import io.rapport.platform.metadata.KindMetadata;
import java.util.List;
import java.util.Map;

/// What this service tells of itself to screens.
///
/// @param kinds its kinds of record, by name
/// @param pipelines the tenant's pipelines with their stages, as they are now, in the order in
///   which they were defined; the first 100
/// @param currencies the currencies that money may have, by code
record SalesMetadata(
        List<KindMetadata> kinds,
        List<View<PipelineState>> pipelines,
        List<CurrencyMetadata> currencies) {

    /// A currency of ISO 4217.
    ///
    /// @param code three letters, such as `EUR`
    /// @param decimals how many digits an amount has after the point, from 0 to 4
    /// @param label what it is called, by language
    record CurrencyMetadata(String code, int decimals, Map<String, String> label) {}
}
