// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.datastore.DatastoreFiles;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.host.DatastoreCalls;
import org.hypervia.esx.vim.session.CleanUp;
import org.hypervia.esx.vim.storage.VirtualDiskCalls;
import org.hypervia.esx.vim.task.RunningTask;
import org.hypervia.esx.vim.task.TaskOptions;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;

/**
 * Makes files of volumes, and takes back what it has half made: directories that are empty again, and a file that a task has
 * finished although it was asked to stop. What the host refused it has not made, so nothing is removed that may be somebody
 * else's. Thread-safe.
 */
final class VolumeMaker {
    private static final Logger LOG = System.getLogger(VolumeMaker.class.getName());
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(10);

    private final EsxConnection connection;
    private final DatastoreFiles files;

    VolumeMaker(EsxConnection connection, DatastoreFiles files) {
        this.connection = connection;
        this.files = files;
    }

    /** Returns the calls on disks of a path's datastore. */
    VirtualDiskCalls disks(DatastorePath path) {
        return new VirtualDiskCalls(connection.session().content(), datacenter(path));
    }

    private ManagedObjectRef datacenter(DatastorePath path) {
        return connection.scope().filesOf(path.datastore()).datacenter();
    }

    /** Makes the call that deletes a volume's file. */
    SoapCall<ManagedObjectRef> deletion(DatastorePath path) {
        SoapCall<ManagedObjectRef> call = VolumeName.isDisk(path.path())
                ? disks(path).delete(path.toString())
                : DatastoreCalls.delete(connection.session().content(), datacenter(path), path.toString());
        return call.called("deleting volume " + VolumeName.shown(path.toString()));
    }

    /** Makes the call that copies a file that is no disk. */
    SoapCall<ManagedObjectRef> fileCopy(DatastorePath source, DatastorePath target) {
        return DatastoreCalls.copy(
                connection.session().content(), datacenter(source), source.toString(), target.toString());
    }

    /** Makes a volume by a task, with the directories that it needs. */
    void byTask(DatastorePath path, SoapCall<ManagedObjectRef> call, Deadline deadline) {
        withDirectories(path, () -> run(path, call, deadline), deadline);
    }

    /** Makes an empty file, with the directories that it needs; {@code STORAGE_VOL_EXIST} if anything has its name. */
    void empty(DatastorePath path, Deadline deadline) {
        withDirectories(path, () -> write(path, deadline), deadline);
    }

    private void withDirectories(DatastorePath path, Runnable work, Deadline deadline) {
        NewDirectories directories = new NewDirectories(files);
        boolean done = false;
        try {
            directories.makeFor(path, deadline);
            work.run();
            done = true;
        } finally {
            if (!done) {
                directories.takeBack();
            }
        }
    }

    private void run(DatastorePath path, SoapCall<ManagedObjectRef> call, Deadline deadline) {
        TaskOptions options = TaskOptions.plain().doing(call.what());
        ManagedObjectRef task = start(path, call, deadline);
        try {
            connection.tasks().follow(task, options, deadline).await(deadline);
        } catch (HypervisorException e) {
            // With a fault the host itself has said that it has made nothing.
            if (e.fault().isEmpty() || e.code() == ErrorCode.OPERATION_ABORTED) {
                CleanUp.unbroken(() -> takeBack(path, task));
            }
            throw e;
        }
    }

    /**
     * Starts the task. When its answer is lost, a volume that lies there may be another client's, made in the same moment: so
     * nothing is deleted, and the error says what to look for.
     */
    private ManagedObjectRef start(DatastorePath path, SoapCall<ManagedObjectRef> call, Deadline deadline) {
        try {
            return connection.session().invokeUnbroken(call, deadline);
        } catch (HypervisorException e) {
            if (e.code() != ErrorCode.READ_FAILED) {
                throw e;
            }
            throw new HypervisorException(
                    e.code(), "whether volume '" + path + "' was made is not known: " + e.getMessage(), e);
        }
    }

    /** Has a task stopped and waits a moment for that: it may be faster, and then nobody would know of the file. */
    private boolean takeBack(DatastorePath path, ManagedObjectRef task) {
        Deadline limit = Deadline.after(CLEANUP_LIMIT);
        try {
            RunningTask running = connection.tasks().follow(task, TaskOptions.plain(), limit);
            stop(running, limit);
            running.await(limit);
        } catch (HypervisorException e) {
            LOG.log(Level.DEBUG, "{0} was not made: {1}", path, e.getMessage());
            return false;
        }
        try {
            connection.tasks().run(deletion(path), limit);
            return true;
        } catch (HypervisorException e) {
            LOG.log(Level.WARNING, "{0} was made and could not be removed again: {1}", path, e.getMessage());
            return false;
        }
    }

    private static void stop(RunningTask running, Deadline limit) {
        try {
            running.cancel(limit);
        } catch (HypervisorException e) {
            LOG.log(Level.DEBUG, "{0} cannot be cancelled: {1}", running.task(), e.getMessage());
        }
    }

    /**
     * An upload writes over what is there, and what is removed takes a directory with all that is in it: so the file is made
     * under a name that nobody else has, and the host alone decides whether the wanted one is free.
     */
    private void write(DatastorePath path, Deadline deadline) {
        DatastorePath part = PartName.beside(path);
        boolean done = false;
        try {
            files.write(part, new byte[0], deadline);
            files.rename(part, path, deadline);
            done = true;
        } finally {
            if (!done) {
                CleanUp.unbroken(() -> takeBack(part));
            }
        }
    }

    private boolean takeBack(DatastorePath path) {
        try {
            files.deleteIfThere(path, Deadline.after(CLEANUP_LIMIT));
            return true;
        } catch (HypervisorException e) {
            LOG.log(Level.DEBUG, "{0} was not removed again: {1}", path, e.getMessage());
            return false;
        }
    }
}
