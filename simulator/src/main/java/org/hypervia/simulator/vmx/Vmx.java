// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.vmx;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a VMX file: entries to look up without regard to case, and lines that stay as they are unless changed.
 *
 * <p>Not the converter's parser: it reads what it needs and skips what it does not understand, as a host does.
 */
public final class Vmx {
    private static final Pattern ENTRY =
            Pattern.compile("\\s*([A-Za-z.][A-Za-z0-9_:.\\-]*)\\s*=\\s*\"([^\"]*)\"[^\"]*");

    private final Charset charset;
    private final List<@Nullable String> lines;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private @Nullable List<Slot> slots;

    private Vmx(List<String> lines, Charset charset) {
        this.charset = charset;
        this.lines = new ArrayList<>(lines);
        for (int i = 0; i < lines.size(); i++) {
            Matcher entry = ENTRY.matcher(lines.get(i));
            if (entry.matches()) {
                // Of two entries with one key the first counts.
                entries.putIfAbsent(lower(entry.group(1)), new Entry(entry.group(1), entry.group(2), i));
            }
        }
    }

    private record Entry(String key, String value, int line) {}

    /** Reads a file, in the encoding it names. */
    public static Vmx parse(byte[] bytes) {
        Vmx raw = of(new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        Charset charset = charset(raw.get(".encoding"));
        return of(new String(bytes, charset), charset);
    }

    /** Reads text; it will be written as UTF-8. */
    public static Vmx parse(String text) {
        return of(text, StandardCharsets.UTF_8);
    }

    private static Vmx of(String text, Charset charset) {
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return new Vmx(List.of(body.split("\n", -1)), charset);
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /** A copy that changes on its own. */
    public Vmx copy() {
        return parse(bytes());
    }

    /** The file as bytes. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder();
        lines.stream()
                .filter(Objects::nonNull)
                .forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(charset);
    }

    /** The value of a key, or null. */
    public @Nullable String get(String key) {
        Entry entry = entries.get(lower(key));
        return entry == null ? null : entry.value();
    }

    /** The value of a key, or what to take instead. */
    public String get(String key, String otherwise) {
        String value = get(key);
        return value == null ? otherwise : value;
    }

    /** Whether a key says {@code TRUE}. */
    public boolean flag(String key) {
        return "true".equalsIgnoreCase(get(key));
    }

    /** A number; {@code unlimited} is -1, nonsense is what to take instead. */
    public long number(String key, long otherwise) {
        String value = get(key, "").strip();
        if (value.equalsIgnoreCase("unlimited")) {
            return -1;
        }
        try {
            return value.isEmpty() ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Sets an entry, in its old place or at the end. */
    public Vmx set(String key, String value) {
        Entry old = entries.get(lower(key));
        int line = old == null ? lines.size() : old.line();
        String written = old == null ? key : old.key();
        String text = written + " = \"" + value + "\"";
        if (old == null) {
            lines.add(text);
        } else {
            lines.set(line, text);
        }
        entries.put(lower(key), new Entry(written, value, line));
        slots = null;
        return this;
    }

    /** Removes an entry. */
    public Vmx remove(String key) {
        Entry old = entries.remove(lower(key));
        if (old != null) {
            lines.set(old.line(), null);
            slots = null;
        }
        return this;
    }

    /** Removes all entries of a device, such as {@code scsi0:1}. */
    public Vmx removeDevice(String prefix) {
        String start = lower(prefix) + ".";
        for (String key : List.copyOf(entries.keySet())) {
            if (key.startsWith(start)) {
                remove(key);
            }
        }
        return this;
    }

    /** The places that hold something; looked for once per change, for a machine's devices ask for them often. */
    List<Slot> slots() {
        List<Slot> found = slots;
        if (found == null) {
            found = Slot.find(this);
            slots = found;
        }
        return found;
    }

    /** All entries with the keys as they are written. */
    public Map<String, String> entries() {
        Map<String, String> all = new LinkedHashMap<>();
        entries.values().forEach(entry -> all.put(entry.key(), entry.value()));
        return Collections.unmodifiableMap(all);
    }

    /** Undoes the escapes of {@code displayName} and {@code annotation}: a bar and two hex digits. */
    public static String unescape(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '|' && i + 2 < value.length() && hex(value.charAt(i + 1)) && hex(value.charAt(i + 2))) {
                text.append((char) Integer.parseInt(value.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Escapes what may not stand inside the quotes. */
    public static String escape(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '|', '"', '\n', '\r' -> text.append(String.format(Locale.ROOT, "|%02x", (int) c));
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    /** A uuid in the form of the file, {@code 56 4d …-…}, as 8-4-4-4-12; null when it is none. */
    public static @Nullable String uuid(@Nullable String value) {
        String hex = value == null ? "" : lower(value.replaceAll("[\\s-]", ""));
        if (!hex.matches("[0-9a-f]{32}")) {
            return null;
        }
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }

    /** A uuid 8-4-4-4-12 in the form of the file. */
    public static String spaced(String uuid) {
        String hex = uuid.replace("-", "");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            text.append(i == 0 ? "" : i == 8 ? "-" : " ").append(hex, i * 2, i * 2 + 2);
        }
        return text.toString();
    }

    private static boolean hex(char c) {
        return Character.digit(c, 16) >= 0;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
