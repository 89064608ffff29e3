package io.rapport.contracts.planted;

import org.springframework.util.MimeType;

record NeedsALibrary(MimeType type) {}
