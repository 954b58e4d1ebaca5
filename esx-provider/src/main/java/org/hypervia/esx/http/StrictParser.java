// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the first line of an answer at its word. The parser that the library's client uses otherwise skips garbage, so
 * it would wait for more from a server that says hello in another protocol. Serves one connection.
 */
final class StrictParser extends DefaultHttpResponseParser {
    private static final String START = "HTTP/1.";

    private @Nullable SessionInputBuffer buffer;

    /** The answer is of another protocol. */
    static final class NotHttp extends ProtocolException {
        private static final long serialVersionUID = 1L;

        NotHttp(String message) {
            super(message);
        }
    }

    StrictParser(Http1Config config) {
        super(config);
    }

    /** Whether bytes were received behind the last answer: they would be taken for the next one. */
    boolean hasLeftover() {
        return buffer != null && buffer.length() > 0;
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer source, InputStream stream) throws IOException, HttpException {
        buffer = source;
        return super.parse(source, stream);
    }

    @Override
    protected ClassicHttpResponse createMessage(CharArrayBuffer line) throws IOException, HttpException {
        String text = line.toString();
        // A shorter line that fits so far was cut off.
        if (!text.startsWith(START) && !START.startsWith(text)) {
            throw new NotHttp("it begins with '" + Failures.printable(text) + "'");
        }
        return super.createMessage(line);
    }
}
