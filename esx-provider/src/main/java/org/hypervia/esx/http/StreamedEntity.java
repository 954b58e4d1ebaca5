// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A body that is opened when it is sent, once. */
final class StreamedEntity extends AbstractHttpEntity {
    private final HttpBody body;

    StreamedEntity(HttpBody body) {
        super(body.contentType(), null, body.length().isEmpty());
        this.body = body;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public long getContentLength() {
        return body.length().orElse(-1);
    }

    @Override
    public InputStream getContent() throws IOException {
        return body.source().open();
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public void close() {}
}
