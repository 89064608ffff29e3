package io.rapport.servicedesk.metadata;

import io.rapport.platform.metadata.KindsMetadata;
import io.rapport.platform.metadata.Metadata;
import io.rapport.roles.AnyRole;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// This service's part of the metadata, which the gateway joins.
@RestController
@RequestMapping("/api/v1/metadata")
final class MetadataController {

    private final KindsMetadata kinds;

    MetadataController(KindsMetadata kinds) {
        this.kinds = kinds;
    }

    /// Tells which kinds of record there are, which values their properties take, and what all of
    /// it is called in English and Chinese.
    @GetMapping
    @AnyRole
    Metadata metadata() {
        return new Metadata(kinds.all());
    }
}
