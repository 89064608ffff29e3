package io.rapport.apidocuments;

import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListSpec;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Listing;
import io.rapport.platform.list.Page;
import io.rapport.platform.list.ValueKind;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Role;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.platform.web.WaitsForToken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Things, to be told in a document; nobody calls them.
@RestController
@RequestMapping("/api/v1/things")
class ThingController {

    enum Colour {
        /// Like a rose.
        RED,
        BLUE
    }

    /// Something in a thing.
    ///
    /// @param name what it is called, for example `wheel`
    record Part(@NotBlank @Size(max = 20) String name) {}

    /// Anything at all.
    ///
    /// @param name what it is called, for example `cart`
    /// @param colour what it looks like
    /// @param due when it is needed
    /// @param parts what it is made of
    record Thing(
            @NotBlank @Size(max = 50) String name,
            @Nullable Colour colour,
            @Nullable LocalDate due,
            @Size(max = 3) @Nullable List<@Valid Part> parts) {}

    static final class ThingListing implements Listing {

        @Override
        public ListSpec spec() {
            return ListSpec.named("things")
                    .ownedBy("owner")
                    .filter("colour", "colour", Set.of("RED", "BLUE"))
                    .filter("box", "box", ValueKind.TEXT)
                    .range("changed", "changedAt", ValueKind.INSTANT)
                    .range("price", "price", ValueKind.DECIMAL)
                    .sort("changed", "changedAt", ValueKind.INSTANT)
                    .orderedBy("-changed");
        }
    }

    /// Registers a thing. Nobody has to own it.
    @PostMapping
    @AllowedRoles({"seller", Role.ADMINISTRATOR})
    ResponseEntity<CommandAnswer> register(
            @Valid @RequestBody Thing thing, CommandContext context) {
        throw new UnsupportedOperationException();
    }

    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @AllowedRoles({"seller"})
    @RequiresRevision
    ResponseEntity<Thing> change(
            @PathVariable String id, @RequestBody MergePatch<Thing> patch, CommandContext context) {
        throw new UnsupportedOperationException();
    }

    /// The handler reads the filter `box` itself, too, and requires it.
    @GetMapping
    @AllowedRoles({"seller"})
    @WaitsForToken
    Page<Thing> list(
            @ListedBy(ThingListing.class) ListRequest request,
            @RequestParam String box,
            AccessScope scope) {
        throw new UnsupportedOperationException();
    }

    @GetMapping("/forgotten")
    String forgotten() {
        throw new UnsupportedOperationException();
    }
}
