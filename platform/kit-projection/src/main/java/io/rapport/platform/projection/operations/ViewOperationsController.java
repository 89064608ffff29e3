package io.rapport.platform.projection.operations;

import static io.rapport.platform.security.Role.OPERATOR;

import io.rapport.platform.operations.AuditTrail;
import io.rapport.platform.operations.AuditTrail.Act;
import io.rapport.platform.projection.Rebuilds;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The views of a service: how fresh they are, and building them anew. Every step can be repeated:
/// a rebuild that runs is not begun twice, a generation in use is not dropped.
@RestController
@RequestMapping("/api/v1/operations/${rapport.operations.service}/views")
final class ViewOperationsController {

    private final Rebuilds rebuilds;
    private final AuditTrail audit;

    ViewOperationsController(Rebuilds rebuilds, AuditTrail audit) {
        this.rebuilds = rebuilds;
        this.audit = audit;
    }

    /// Tells how far every view has come, generation by generation.
    @GetMapping
    @AllowedRoles(OPERATOR)
    List<View> views(Caller caller) {
        return audit.seen(
                new Act(caller, "views.show", "views"),
                () ->
                        rebuilds.projections().stream()
                                .map(name -> new View(name, rebuilds.status(name)))
                                .toList());
    }

    /// Begins to build a view anew, from the beginning of the log, while the old one serves.
    @PostMapping("/{view}/generations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @AllowedRoles(OPERATOR)
    Started start(Caller caller, @PathVariable String view) {
        return audit.done(
                new Act(caller, "view.rebuild", view), () -> new Started(rebuilds.start(view)));
    }

    /// Compares a generation with the one in use, at the latest moment at which both are complete.
    @GetMapping("/{view}/generations/{number}/differences")
    @AllowedRoles(OPERATOR)
    Differences compare(Caller caller, @PathVariable String view, @PathVariable int number) {
        var found =
                audit.seen(
                        new Act(caller, "view.compare", generation(view, number)),
                        () -> rebuilds.differences(view, number));
        return new Differences(found.isEmpty(), found);
    }

    /// Makes readers use a generation from their next request on. Refused if it differs, unless
    /// forced.
    @PostMapping("/{view}/generations/{number}/switch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedRoles(OPERATOR)
    void switchTo(
            Caller caller,
            @PathVariable String view,
            @PathVariable int number,
            @RequestParam(defaultValue = "false") boolean force) {
        var act =
                new Act(
                        caller,
                        "view.switch",
                        generation(view, number),
                        Map.of("force", Boolean.toString(force)));
        audit.done(
                act,
                () -> {
                    rebuilds.switchTo(view, number, force);
                    return true;
                });
    }

    /// Cancels a rebuild, or removes a generation that is no longer used.
    @DeleteMapping("/{view}/generations/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedRoles(OPERATOR)
    void drop(Caller caller, @PathVariable String view, @PathVariable int number) {
        audit.done(
                new Act(caller, "view.drop", generation(view, number)),
                () -> {
                    rebuilds.drop(view, number);
                    return true;
                });
    }

    private static String generation(String view, int number) {
        return view + ".g" + number;
    }

    /// One view with its generations.
    ///
    /// @param name of the view
    /// @param generations the oldest first
    record View(String name, List<Rebuilds.Build> generations) {}

    /// The generation that is being built.
    ///
    /// @param number of the generation
    record Started(int number) {}

    /// How two generations differ.
    ///
    /// @param examples the first ones, ids only
    /// @param equal whether they do not
    record Differences(boolean equal, List<String> examples) {}
}
