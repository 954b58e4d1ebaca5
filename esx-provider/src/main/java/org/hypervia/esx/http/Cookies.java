// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one transport, and so of one scheme, host and port (RFC 6265). Values go back byte by byte: the
 * session cookie of a host has quotes around it, which belong to it. Threads may share it.
 */
final class Cookies {
    private static final int LIMIT = 50;

    private final HttpSettings settings;

    // In the order of their creation. All of these: guarded by this.
    private final Map<Key, Cookie> jar = new LinkedHashMap<>();
    private final Map<String, Long> changes = new LinkedHashMap<>();
    private long moment;
    private @Nullable String refused;

    Cookies(HttpSettings settings) {
        this.settings = settings;
    }

    private record Key(String name, String path) {}

    private record Cookie(Key key, String value, @Nullable Instant expiry) {
        boolean isOver(Instant now) {
            return expiry != null && !expiry.isAfter(now);
        }

        boolean matches(String path) {
            String prefix = key.path();
            return path.equals(prefix)
                    || (path.startsWith(prefix) && (prefix.endsWith("/") || path.charAt(prefix.length()) == '/'));
        }
    }

    /**
     * What a request takes along.
     *
     * @param cookies those that go along, longer paths first
     * @param moment when they were sent, in changes of the jar
     */
    record Sent(List<Cookie> cookies, long moment) {
        /** The value of the header field Cookie; empty when there is nothing to send. */
        Optional<String> header() {
            return cookies.isEmpty()
                    ? Optional.empty()
                    : Optional.of(cookies.stream()
                            .map(cookie -> cookie.key().name() + "=" + cookie.value())
                            .collect(Collectors.joining("; ")));
        }
    }

    synchronized Sent forRequest(String target) {
        Instant now = Instant.now();
        jar.values().removeIf(cookie -> cookie.isOver(now));
        String path = pathOf(target);
        List<Cookie> matching = new ArrayList<>(jar.values());
        matching.removeIf(cookie -> !cookie.matches(path));
        matching.sort(
                Comparator.comparing((Cookie cookie) -> -cookie.key().path().length()));
        return new Sent(matching, moment);
    }

    /**
     * Takes the fields Set-Cookie of one answer; what is malformed or for others is ignored. So is what comes late: a
     * cookie whose name has got another value since the request was sent, by an answer that knows more, such as that to a
     * login in between.
     *
     * @param sent what the request took along
     */
    void accept(HttpCall call, Sent sent, List<String> fields) {
        List<Cookie> cookies = fields.stream()
                .flatMap(field -> read(call.target(), field).stream())
                .toList();
        synchronized (this) {
            List<Cookie> current = new ArrayList<>(cookies);
            if (call.sending() == Sending.LOGIN) {
                // Servers that give no new cookie have logged in the one that was sent.
                sent.cookies().forEach(this::store);
            } else {
                current.removeIf(cookie -> changes.getOrDefault(cookie.key().name(), 0L) > sent.moment());
            }
            current.forEach(this::store);
        }
    }

    /** The name of a cookie that only TLS could carry, as long as there is no other. */
    synchronized Optional<String> refused() {
        return jar.isEmpty() ? Optional.ofNullable(refused) : Optional.empty();
    }

    private Optional<Cookie> read(String target, String field) {
        String[] parts = field.split(";", -1);
        int equals = parts[0].indexOf('=');
        String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
        Map<String, String> attributes = attributesOf(parts);
        boolean breaksOut = field.chars().anyMatch(Character::isISOControl);
        if (name.isEmpty() || breaksOut || !isForThisHost(attributes.getOrDefault("domain", ""))) {
            return Optional.empty();
        }
        // Loopback counts as secure, as for browsers and curl: tunnels that end TLS are reached there.
        if (attributes.containsKey("secure") && !settings.secure() && !settings.isLoopback()) {
            refuse(name);
            return Optional.empty();
        }
        String path = attributes.getOrDefault("path", "");
        Key key = new Key(name, path.startsWith("/") ? path : defaultPath(target));
        return Optional.of(new Cookie(key, parts[0].substring(equals + 1).strip(), expiryOf(attributes)));
    }

    private synchronized void refuse(String name) {
        refused = name;
    }

    private void store(Cookie cookie) {
        if (cookie.isOver(Instant.now())) {
            jar.remove(cookie.key());
        } else if (jar.size() < LIMIT || jar.containsKey(cookie.key())) {
            jar.put(cookie.key(), cookie);
        } else {
            return;
        }
        moment++;
        // After each other, so that the oldest is forgotten first.
        changes.remove(cookie.key().name());
        changes.put(cookie.key().name(), moment);
        if (changes.size() > LIMIT) {
            changes.remove(changes.keySet().iterator().next());
        }
    }

    private static Map<String, String> attributesOf(String[] parts) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
            String value = equals < 0 ? "" : parts[i].substring(equals + 1);
            attributes.put(name.strip().toLowerCase(Locale.ROOT), value.strip());
        }
        return attributes;
    }

    /** A domain is no reason to send the cookie elsewhere, as there is no elsewhere; a foreign one is refused. */
    private boolean isForThisHost(String domain) {
        String wanted = (domain.startsWith(".") ? domain.substring(1) : domain).toLowerCase(Locale.ROOT);
        String host = settings.host().toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || host.equals(wanted) || host.endsWith("." + wanted);
    }

    private static @Nullable Instant expiryOf(Map<String, String> attributes) {
        String age = attributes.getOrDefault("max-age", "");
        if (age.matches("-?[0-9]{1,9}")) {
            long seconds = Long.parseLong(age);
            return seconds <= 0 ? Instant.MIN : Instant.now().plusSeconds(seconds);
        }
        return CookieDate.parse(attributes.getOrDefault("expires", "")).orElse(null);
    }

    private static String defaultPath(String target) {
        String path = pathOf(target);
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
