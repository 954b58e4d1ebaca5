// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.datastore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.session.EsxConnection;
import org.hypervia.esx.vmx.DatastorePath;
import org.hypervia.spi.Deadline;

/** Transfers small files from datastores over {@code /folder}, with the session's cookie. Thread-safe. */
public final class DatastoreFiles {
    private static final int VMX_LIMIT = 8 << 20;

    private final EsxConnection connection;

    public DatastoreFiles(EsxConnection connection) {
        this.connection = connection;
    }

    /** Downloads a file of at most 8 MiB. */
    public byte[] read(DatastorePath path, Deadline deadline) {
        try (HttpReply reply = connection.http().send(HttpCall.get(target(path)), deadline)) {
            if (reply.status() != 200 && reply.status() != 206) {
                throw refused(path, reply.status());
            }
            byte[] content = reply.body().readNBytes(VMX_LIMIT + 1);
            if (content.length > VMX_LIMIT) {
                throw new HypervisorException(
                        ErrorCode.OVERFLOW, path + " is larger than " + VMX_LIMIT + " bytes: it is no VMX file");
            }
            return content;
        } catch (IOException e) {
            throw new HypervisorException(ErrorCode.READ_FAILED, "reading " + path + " failed: " + e.getMessage(), e);
        }
    }

    private static HypervisorException refused(DatastorePath path, int status) {
        return switch (status) {
            case 404 ->
                new HypervisorException(
                        ErrorCode.NO_STORAGE_VOL,
                        "there is no file " + path + ": check that the datastore is mounted and the file is there");
            case 401, 403 ->
                new HypervisorException(
                        ErrorCode.ACCESS_DENIED,
                        path + " may not be read (HTTP status " + status
                                + "): the user's role needs the privilege Datastore.Browse");
            default ->
                new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the server answers the download of " + path + " with the HTTP status " + status);
        };
    }

    private String target(DatastorePath path) {
        return "/folder/" + encode(path.path())
                + "?dcPath=" + name(connection.anchor().datacenterPath())
                + "&dsName=" + name(path.datastore());
    }

    /** Servers decode names of inventory objects twice, which libvirt knows since 12.0. */
    private String name(String name) {
        String once = encode(name);
        return connection.parameters().compat90() ? once : encode(once);
    }

    private static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c & 15));
            }
        }
        return out.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }
}
