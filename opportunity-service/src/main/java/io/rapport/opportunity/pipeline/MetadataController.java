package io.rapport.opportunity.pipeline;

import io.rapport.contracts.opportunity.PipelineState;
import io.rapport.opportunity.pipeline.SalesMetadata.CurrencyMetadata;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.View;
import io.rapport.platform.metadata.KindsMetadata;
import io.rapport.platform.money.Currencies;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Caller;
import io.rapport.platform.tenant.TenantSettings;
import io.rapport.roles.AnyRole;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// This service's part of the metadata, which the gateway joins.
@RestController
@RequestMapping("/api/v1/metadata")
final class MetadataController {

    private static final int MOST_PIPELINES = 100;
    private static final Document AS_DEFINED = new Document("_id", 1);

    private final KindsMetadata kinds;
    private final Aggregates<Pipeline> pipelines;
    private final List<CurrencyMetadata> currencies =
            Currencies.codes().stream().sorted().map(MetadataController::currency).toList();

    MetadataController(KindsMetadata kinds, Aggregates<Pipeline> pipelines) {
        this.kinds = kinds;
        this.pipelines = pipelines;
    }

    /// Tells which kinds of record there are, which values their properties take, which pipelines
    /// and currencies, and what all of it is called in English and Chinese.
    @GetMapping
    @AnyRole
    SalesMetadata metadata(Caller caller) {
        var tenant = new AccessScope.SystemScope(caller.tenant());
        List<View<PipelineState>> all =
                pipelines.list(tenant, new Document(), AS_DEFINED, MOST_PIPELINES).stream()
                        .map(stored -> PipelineEvents.TYPE.show(stored, caller))
                        .toList();
        return new SalesMetadata(kinds.all(), all, currencies);
    }

    private static CurrencyMetadata currency(String code) {
        Map<String, String> label = new TreeMap<>();
        for (var language : TenantSettings.LANGUAGES) {
            label.put(
                    language,
                    Currency.getInstance(code).getDisplayName(Locale.forLanguageTag(language)));
        }
        return new CurrencyMetadata(code, Currencies.decimals(code).orElseThrow(), label);
    }
}
