package io.rapport.platform.freshness;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/// What a client has seen done: up to 20 positions, the newest last. A read that carries it waits
/// until its answer holds them. It grants nothing, and tells nothing ([TokenBearer]); a forged one
/// only makes its own reader wait.
public final class RapportToken {

    public static final String HEADER = "Rapport-Token";
    public static final String STALE_HEADER = "Rapport-Stale";
    public static final RapportToken EMPTY = new RapportToken(List.of());

    private static final int MOST_POSITIONS = 20;
    private static final int LONGEST_TEXT = 20 * 112;
    private static final Pattern POSITION =
            Pattern.compile("([A-Za-z0-9_-]{1,80})~([1-9][0-9]{0,8})~(0|[1-9][0-9]{0,17})");

    private final List<Position> positions;

    private RapportToken(List<Position> positions) {
        this.positions = List.copyOf(positions);
    }

    /// Reads a token as a client sent it.
    ///
    /// @throws ProblemException 400 if it is not one of ours
    public static RapportToken parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw malformed();
        }
        var read = new LinkedHashMap<String, Position>();
        for (var part : text.split("\\.", -1)) {
            var matcher = POSITION.matcher(part);
            if (!matcher.matches()) {
                throw malformed();
            }
            var position =
                    new Position(
                            matcher.group(1),
                            Integer.parseInt(matcher.group(2)),
                            Long.parseLong(matcher.group(3)));
            if (position.epoch() > EventOrder.MAX_EPOCH
                    || position.sequence() > EventOrder.MAX_SEQUENCE
                    || read.putLast(position.aggregateId(), position) != null) {
                throw malformed();
            }
        }
        if (read.size() > MOST_POSITIONS) {
            throw malformed();
        }
        return new RapportToken(List.copyOf(read.values()));
    }

    /// This token and one more position, which becomes its newest; the oldest beyond 20 fall out.
    public RapportToken with(Position added) {
        var merged = new ArrayList<Position>();
        var newest = added;
        for (var position : positions) {
            if (!position.aggregateId().equals(added.aggregateId())) {
                merged.add(position);
            } else if (position.reaches(added)) {
                newest = position;
            }
        }
        merged.add(newest);
        return new RapportToken(
                merged.subList(Math.max(0, merged.size() - MOST_POSITIONS), merged.size()));
    }

    public List<Position> positions() {
        return positions;
    }

    /// URL-safe and free of personal data; empty for an empty token.
    public String text() {
        return positions.stream()
                .map(at -> at.aggregateId() + "~" + at.epoch() + "~" + at.sequence())
                .collect(Collectors.joining("."));
    }

    private static ProblemException malformed() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "token.malformed",
                "Rapport-Token is not one that this platform gave out. Leave it away or send the last one.");
    }

    @Override
    public String toString() {
        return text();
    }
}
