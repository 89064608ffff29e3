package io.rapport.platform.web;

import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.freshness.Position;
import io.rapport.platform.freshness.RapportToken;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/// Answers of commands and of single reads, with the headers that go with them: `ETag` is the
/// revision, `Rapport-Token` the request's token and the new position.
public final class CommandResponses {

    private CommandResponses() {}

    /// 200: it is done.
    public static ResponseEntity<CommandAnswer> done(CommandAnswer answer) {
        return with(answer, ResponseEntity.ok());
    }

    /// 201: there is a new one.
    ///
    /// @param pathWithId where it can be read, such as `/api/v1/things/{id}`
    public static ResponseEntity<CommandAnswer> created(CommandAnswer answer, String pathWithId) {
        var location =
                UriComponentsBuilder.fromPath(pathWithId)
                        .buildAndExpand(answer.id())
                        .encode()
                        .toUri();
        return with(answer, ResponseEntity.status(HttpStatus.CREATED).location(location));
    }

    /// A record that was read, at its revision; 304 if the caller has it already.
    public static <T> ResponseEntity<T> found(T view, long revision) {
        return ResponseEntity.ok().eTag(eTag(revision)).body(view);
    }

    private static String eTag(long revision) {
        return "\"" + revision + "\"";
    }

    private static ResponseEntity<CommandAnswer> with(
            CommandAnswer answer, ResponseEntity.BodyBuilder response) {
        var token = tokenAfter(answer).text();
        response.eTag(eTag(answer.revision()));
        return (token.isEmpty() ? response : response.header(RapportToken.HEADER, token))
                .body(answer);
    }

    /// A command that published nothing has nothing of its own to wait for.
    private static RapportToken tokenAfter(CommandAnswer answer) {
        var sent = RequestTokens.current();
        return answer.published()
                ? sent.with(new Position(answer.id(), answer.epoch(), answer.sequence()))
                : sent;
    }
}
