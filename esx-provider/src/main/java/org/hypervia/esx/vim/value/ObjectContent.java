// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.soap.SoapReader;
import org.jspecify.annotations.Nullable;

/**
 * {@code ObjectContent}: the properties of one object as they were retrieved. A property that was asked for is there,
 * not set, or could not be had; these three are never mixed up. Immutable.
 */
public final class ObjectContent {
    /** A row has a dozen properties at most, which are found faster by looking than by hashing, and take less room. */
    private record Property(String path, VimValue value) {}

    private final ManagedObjectRef object;
    private final String subject;
    private final List<Property> values;
    private final List<Property> missing;

    private ObjectContent(ManagedObjectRef object, String subject, List<Property> values, List<Property> missing) {
        this.object = object;
        this.subject = subject;
        this.values = values;
        this.missing = missing;
    }

    /** Returns the same under the name by which messages speak of the object, such as {@code domain 'web01'}. */
    public ObjectContent called(String words) {
        return new ObjectContent(object, words, values, missing);
    }

    static ObjectContent read(SoapReader in) {
        ManagedObjectRef object = new ManagedObjectRef("", "");
        List<Property> values = new ArrayList<>();
        List<Property> missing = List.of();
        int level = in.level();
        while (in.nextChild(level)) {
            switch (in.name()) {
                case "obj" -> object = ManagedObjectRef.read(in);
                case "propSet" -> add(values, in, "name", "val");
                case "missingSet" -> {
                    missing = missing.isEmpty() ? new ArrayList<>() : missing;
                    add(missing, in, "path", "fault");
                }
                default -> {
                    // Nobody needs it.
                }
            }
        }
        return new ObjectContent(object, object.toString(), values, missing);
    }

    private static void add(List<Property> properties, SoapReader in, String pathField, String valueField) {
        String path = "";
        VimValue value = null;
        int level = in.level();
        while (in.nextChild(level)) {
            if (in.name().equals(pathField)) {
                path = in.token();
            } else if (in.name().equals(valueField)) {
                value = VimValue.of(in.node());
            }
        }
        if (value != null) {
            properties.add(new Property(path, value));
        }
    }

    /**
     * Returns what is told of an object that there must be among what was retrieved; {@code INTERNAL_ERROR} if the server
     * tells nothing of it.
     */
    public static ObjectContent one(List<ObjectContent> found, ManagedObjectRef object) {
        return find(found, object)
                .orElseThrow(() ->
                        new HypervisorException(ErrorCode.INTERNAL_ERROR, "the server tells nothing of " + object));
    }

    /** Finds what is told of an object among what was retrieved. */
    public static Optional<ObjectContent> find(List<ObjectContent> found, ManagedObjectRef object) {
        return found.stream().filter(content -> content.object().equals(object)).findFirst();
    }

    /** Returns the object. */
    public ManagedObjectRef object() {
        return object;
    }

    /** Returns how messages speak of the object: by its reference, unless it was {@link #called} otherwise. */
    public String subject() {
        return subject;
    }

    /**
     * Returns a property's value if it is set; what could not be had is no property that is not set, so it fails with the
     * reason.
     */
    public Optional<VimValue> told(String path) {
        Reading<VimValue> reading = valueReading(path);
        if (reading instanceof Reading.Failed<VimValue> failed) {
            throw failed.error();
        }
        return reading.toOptional();
    }

    /** Returns a property's text if it is set; fails like {@link #told}. */
    public Optional<String> toldText(String path) {
        return told(path).map(VimValue::text);
    }

    /** Returns a property's value if it is there, whatever the reason for its absence. */
    public Optional<VimValue> value(String path) {
        return Optional.ofNullable(find(values, path));
    }

    /** Returns a property's text as it stands, if it is there. */
    public Optional<String> text(String path) {
        return value(path).map(VimValue::text);
    }

    /** Returns a property's reference, if it is there and is one. */
    public Optional<ManagedObjectRef> reference(String path) {
        return value(path).flatMap(VimValue::reference);
    }

    /** Tells whether a property holds anything: a value, or a list with at least one item. */
    public Reading<Boolean> holdsAny(String path) {
        Reading<Boolean> holds = valueReading(path).map(value -> !value.isEmpty());
        return holds instanceof Reading.Unset<Boolean> ? Reading.of(false) : holds;
    }

    /** Returns a property's text, or why there is none. */
    public Reading<String> reading(String path) {
        return valueReading(path).map(VimValue::text);
    }

    /** Returns a property's number, or why there is none; what is no number is {@code INTERNAL_ERROR}. */
    public Reading<Long> number(String path) {
        return reading(path).map(text -> {
            try {
                return Long.parseLong(text.strip());
            } catch (NumberFormatException e) {
                throw new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the host tells '" + Faults.shown(text) + "' for " + path + " of " + subject
                                + ", which is no number",
                        e);
            }
        });
    }

    /**
     * Returns a property's number as libvirt counts: 0 for what is not set, or is none from 0 on. Fails like
     * {@link #told}.
     */
    public long count(String path) {
        return told(path).flatMap(VimValue::number).filter(count -> count >= 0).orElse(0L);
    }

    /**
     * Returns a value of this object that there must be, or fails with why there is none.
     *
     * @param reading what was read of it
     * @param what its name, for the message
     */
    public <T> T required(Reading<T> reading, String what) {
        if (reading instanceof Reading.Value<T> found) {
            return found.value();
        }
        throw reading instanceof Reading.Failed<T> failed
                ? failed.error()
                : new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the host tells no " + what + " of " + subject
                                + ": its configuration is not accessible at present");
    }

    /** Returns a property's value, or why there is none. */
    public Reading<VimValue> valueReading(String path) {
        VimValue value = find(values, path);
        if (value != null) {
            return Reading.of(value);
        }
        return missingFault(path)
                .map(fault -> Reading.<VimValue>failed(
                        Faults.translate("reading " + path + " of " + subject, object.type(), fault)))
                .orElseGet(Reading::unset);
    }

    /** Returns why a property could not be had: the fault may stand at the property or at one that holds it. */
    Optional<MethodFault> missingFault(String path) {
        VimValue fault = find(missing, path);
        for (int dot = path.lastIndexOf('.'); fault == null && dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            fault = find(missing, path.substring(0, dot));
        }
        return Optional.ofNullable(fault).map(MethodFault::of);
    }

    private static @Nullable VimValue find(List<Property> properties, String path) {
        for (Property property : properties) {
            if (property.path().equals(path)) {
                return property.value();
            }
        }
        return null;
    }

    /** Tells whether the object went away while it was read. */
    public boolean isGone() {
        return missing.stream()
                .anyMatch(property -> MethodFault.of(property.value()).isGone(object));
    }

    /** Tells whether the server told nothing because the session is gone. */
    public boolean lacksSession() {
        return missing.stream()
                .anyMatch(property -> MethodFault.of(property.value()).is("NotAuthenticated"));
    }

    @Override
    public String toString() {
        return object.toString();
    }
}
