package io.rapport.deploy.launcher.imports;

import tools.jackson.databind.node.ObjectNode;

/// One thing to send, and the row that it came from.
record Item(CsvTable.Row row, ObjectNode json) {}
