// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.datastore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.HttpRefusal;
import org.hypervia.esx.http.HttpBody;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpMethod;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.http.UriComponent;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.host.DatastoreBrowser;
import org.hypervia.esx.vim.host.DatastoreCalls;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;

/** Transfers small files from datastores over {@code /folder}, with the session's cookie. Thread-safe. */
public final class DatastoreFiles {
    private static final String UPLOAD_TYPE = "application/octet-stream";
    private static final int VMX_LIMIT = 8 << 20;

    private final EsxConnection connection;

    public DatastoreFiles(EsxConnection connection) {
        this.connection = connection;
    }

    /** Downloads a file of at most 8 MiB. */
    public byte[] read(DatastorePath path, Deadline deadline) {
        try (HttpReply reply = connection.send(() -> HttpCall.get(target(path)), deadline)) {
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

    /** Tells whether there is a file. */
    public boolean exists(DatastorePath path, Deadline deadline) {
        HttpCall call = new HttpCall(HttpMethod.HEAD, target(path), Map.of(), HttpBody.NONE);
        try (HttpReply reply = connection.send(() -> call, deadline)) {
            return switch (reply.status()) {
                case 200, 206 -> true;
                case 404 -> false;
                default -> throw refused(path, reply.status());
            };
        }
    }

    /**
     * Writes a file, over one that is there.
     *
     * @throws HypervisorException {@code ACCESS_DENIED} if the user may not; {@code NO_STORAGE_VOL} or, from servers that do
     *     not say what is wrong, {@code INTERNAL_ERROR} if there is no directory for it
     */
    public void write(DatastorePath path, byte[] content, Deadline deadline) {
        Supplier<HttpCall> call = () -> HttpCall.put(
                target(path), UPLOAD_TYPE, new ByteArrayInputStream(content), OptionalLong.of(content.length));
        try (HttpReply reply = connection.send(call, deadline)) {
            if (reply.status() != 200 && reply.status() != 201) {
                throw notWritten(path, reply.status());
            }
        }
    }

    static HypervisorException notWritten(DatastorePath path, int status) {
        return switch (status) {
            case 401, 403 ->
                new HypervisorException(
                        ErrorCode.ACCESS_DENIED,
                        path + " may not be written (HTTP status " + status
                                + "): the user's role needs the privilege Datastore.FileManagement");
            case 404 ->
                new HypervisorException(
                        ErrorCode.NO_STORAGE_VOL,
                        path + " cannot be written, there is no such datastore or directory: check the path");
            case 409, 412, 423 ->
                new HypervisorException(
                        ErrorCode.RESOURCE_BUSY,
                        path + " cannot be written (HTTP status " + status
                                + "): something has it open, perhaps a domain that runs");
            case 413, 507 ->
                new HypervisorException(
                        ErrorCode.OPERATION_FAILED,
                        path + " cannot be written (HTTP status " + status
                                + "): the datastore has no room for it; free some, or take another one");
            default -> HttpRefusal.of("the upload of " + path, status);
        };
    }

    /**
     * Makes a directory in one that is there.
     *
     * @return false if it was there already
     */
    public boolean makeOneDirectory(DatastorePath path, Deadline deadline) {
        return made(
                DatastoreCalls.makeOneDirectory(
                                connection.session().content(),
                                connection.scope().filesOf(path.datastore()).datacenter(),
                                path.toString())
                        .called("making directory " + path),
                deadline);
    }

    /**
     * Makes a directory with what is missing above it.
     *
     * @return false if it was there already
     */
    public boolean makeDirectory(DatastorePath path, Deadline deadline) {
        return made(
                DatastoreCalls.makeDirectory(
                        connection.session().content(),
                        connection.scope().filesOf(path.datastore()).datacenter(),
                        path.toString()),
                deadline);
    }

    private boolean made(SoapCall<?> call, Deadline deadline) {
        try {
            connection.session().invoke(call, deadline);
            return true;
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.STORAGE_VOL_EXIST) {
                return false;
            }
            throw e;
        }
    }

    /** Puts a file in the place of another one of the same datastore, which is gone then. */
    public void replace(DatastorePath file, DatastorePath with, Deadline deadline) {
        connection
                .tasks()
                .run(
                        DatastoreCalls.replace(
                                connection.session().content(),
                                connection.scope().filesOf(file.datastore()).datacenter(),
                                with.toString(),
                                file.toString()),
                        deadline);
    }

    /** Gives a file another name in its datastore; {@code STORAGE_VOL_EXIST} if anything has that name. */
    public void rename(DatastorePath file, DatastorePath to, Deadline deadline) {
        connection
                .tasks()
                .run(
                        DatastoreCalls.rename(
                                connection.session().content(),
                                connection.scope().filesOf(file.datastore()).datacenter(),
                                file.toString(),
                                to.toString()),
                        deadline);
    }

    /** Deletes a file, if there is one, and tells whether there was. */
    public boolean deleteIfThere(DatastorePath path, Deadline deadline) {
        try {
            delete(path, deadline);
            return true;
        } catch (HypervisorException e) {
            if (e.code() != ErrorCode.NO_STORAGE_VOL) {
                throw e;
            }
            return false;
        }
    }

    /** Deletes a directory, unless there is something in it: the host's own call would take that along. */
    public void deleteIfEmpty(DatastorePath directory, Deadline deadline) {
        DatastoreBrowser browser = new HostDatastores(connection).browser(directory, deadline);
        if (browser.isEmpty(directory.toString(), deadline)) {
            delete(directory, deadline);
        }
    }

    private void delete(DatastorePath path, Deadline deadline) {
        connection
                .tasks()
                .run(
                        DatastoreCalls.delete(
                                connection.session().content(),
                                connection.scope().filesOf(path.datastore()).datacenter(),
                                path.toString()),
                        deadline);
    }

    static HypervisorException refused(DatastorePath path, int status) {
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
            default -> HttpRefusal.of("the download of " + path, status);
        };
    }

    /** Returns the address of a file. */
    String target(DatastorePath path) {
        return "/folder/" + UriComponent.encode(path.path())
                + "?dcPath=" + name(connection.scope().filesOf(path.datastore()).datacenterPath())
                + "&dsName=" + name(path.datastore());
    }

    /** Servers decode names of inventory objects twice, which libvirt knows since 12.0. */
    private String name(String name) {
        String once = UriComponent.encode(name);
        return connection.parameters().compat90() ? once : UriComponent.encode(once);
    }
}
