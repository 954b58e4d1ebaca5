// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the simulator does instead of, or beside, what it should do. */
public sealed interface Misbehaviour {
    /** Whether the request is carried out all the same, and only its answer suffers. */
    default boolean carriesOut() {
        return false;
    }

    /**
     * A SOAP fault with a typed detail; the request is not carried out.
     *
     * @param type the fault's type, such as {@code NoPermission}; any name will do
     * @param message the text beside it
     * @param fields the fault's fields: strings, numbers, booleans
     */
    record Fault(String type, String message, Map<String, Object> fields) implements Misbehaviour {
        public Fault {
            fields = Map.copyOf(new LinkedHashMap<>(fields));
        }

        /** A fault without fields. */
        public Fault(String type, String message) {
            this(type, message, Map.of());
        }
    }

    /**
     * The task that the request starts ends with this fault; the request itself is answered as usual.
     *
     * @param type the fault's type
     * @param message the text beside it
     */
    record TaskFault(String type, String message) implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /**
     * An HTTP answer of another kind; the request is not carried out.
     *
     * @param status the status code
     * @param contentType what the body claims to be
     * @param body the body
     * @param headers further header fields, such as {@code Location}
     */
    record Http(int status, String contentType, String body, Map<String, String> headers) implements Misbehaviour {
        public Http {
            headers = Map.copyOf(headers);
        }

        /** An answer without further header fields. */
        public Http(int status, String contentType, String body) {
            this(status, contentType, body, Map.of());
        }

        /** A web page where an answer was wanted, with status 200. */
        public static Http htmlPage() {
            return new Http(
                    200, "text/html", "<html><head><title>Welcome</title></head><body><p>It works!</body></html>");
        }

        /** An answer that is no well-formed XML. */
        public static Http garbage() {
            return new Http(200, "text/xml; charset=utf-8", "<soapenv:Envelope><soapenv:Body>\u0000 <<<& nothing");
        }

        /** An answer that is shaped well but declares a document type with an entity. */
        public static Http documentType() {
            return new Http(
                    200,
                    "text/xml; charset=utf-8",
                    "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///nonexistent\">]>\n"
                            + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                            + "<soapenv:Body>&e;</soapenv:Body></soapenv:Envelope>");
        }

        /** A redirect to another place. */
        public static Http redirect(int status, String location) {
            return new Http(status, "text/html", "", Map.of("Location", location));
        }
    }

    /**
     * The answer comes late; the request is carried out first.
     *
     * @param time how late
     */
    record Late(Duration time) implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /** The answer does not come before the rule is released; the request is carried out first. */
    record Held() implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /** The connection ends before the request is carried out. */
    record CutBefore() implements Misbehaviour {}

    /** The request is carried out, and the connection ends without an answer. */
    record CutAfter() implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /**
     * The request is carried out, and the connection ends within the answer.
     *
     * @param bytes how much of the answer's body goes out
     */
    record CutWithin(long bytes) implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /**
     * The answer comes in small pieces.
     *
     * @param bytes the size of a piece
     * @param pause the time between two pieces
     */
    record Trickle(int bytes, Duration pause) implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /**
     * The answer comes twice.
     *
     * @param late whether the second one comes with the connection's next request, before the answer to that
     */
    record Duplicate(boolean late) implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /**
     * Something that nobody asked for comes behind the answer.
     *
     * @param text what, in ISO 8859-1
     */
    record ExtraBytes(String text) implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /** The connection ends right after a whole answer that promised to keep it. */
    record CloseAfterAnswer() implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /** All sessions end just before the request is carried out. */
    record ExpireBefore() implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /** The answer, if it is a fault, brings a new session cookie that is worth nothing. */
    record CookieWithFault() implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /**
     * An upload ends after so many bytes: the connection is cut, and what has come stays in the file. Nothing but a {@code
     * PUT /folder} is struck by it; all else is carried out as usual.
     *
     * @param bytes how much of the body is taken; at least 1
     */
    record CutUpload(long bytes) implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /**
     * A transfer stands still until the rule is released: the body of a {@code PUT /folder} is not read on after so many
     * bytes, that of any other answer not sent on.
     *
     * @param bytes how many bytes of the body pass before; at least 1
     */
    record StallAfter(long bytes) implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /** A {@code GET /folder} is answered with the whole file, whatever part of it was asked for. */
    record RangeIgnored() implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }

    /**
     * The answer announces another length than it has. Where it announces more, the connection ends when all is sent; where
     * it announces less, the rest is not sent, and nobody can tell.
     *
     * @param difference the announced length less the real one
     */
    record WrongLength(long difference) implements Misbehaviour {
        @Override
        public boolean carriesOut() {
            return true;
        }
    }
}
