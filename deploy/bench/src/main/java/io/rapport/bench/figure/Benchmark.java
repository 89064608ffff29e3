package io.rapport.bench.figure;

import io.rapport.bench.report.Figure;
import java.util.List;

/// Something that is measured, with its baseline of the same run.
public interface Benchmark {

    /// The word for it on the command line.
    String name();

    /// Measures, and says on the way what the table has no room for.
    ///
    /// @throws Exception if the figure would be void: an operation failed, or something did not
    ///   come to its end
    List<Figure> measure(Setting setting) throws Exception;
}
