// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

/** The faults a host knows, with the texts it gives them. */
public final class Faults {
    private Faults() {}

    /** No session, or one that has ended. */
    public static VimFault notAuthenticated(Ref object) {
        return new VimFault(
                DataObject.of("NotAuthenticated")
                        .set("object", object)
                        .set("privilegeId", "System.View")
                        .build(),
                "The session is not authenticated.");
    }

    /** No session, as it is told of a property that cannot be read: always the root folder, and no text. */
    public static VimFault withoutSession(Ref rootFolder) {
        return new VimFault(
                DataObject.of("NotAuthenticated")
                        .set("object", rootFolder)
                        .set("privilegeId", "System.View")
                        .build(),
                "");
    }

    /** Wrong user or password, or already logged in. */
    public static VimFault invalidLogin() {
        return plain("InvalidLogin", "Cannot complete login due to an incorrect user name or password.");
    }

    /** The reference leads nowhere, or no longer. */
    public static VimFault notFound(Ref object) {
        return new VimFault(
                DataObject.of("ManagedObjectNotFound").set("obj", object).build(),
                "The object 'vim." + object.type() + ":" + object.id()
                        + "' has already been deleted or has not been completely created");
    }

    /** The kind has no property of this path. */
    public static VimFault invalidProperty(String path) {
        return new VimFault(DataObject.of("InvalidProperty").set("name", path).build(), "");
    }

    /** A parameter makes no sense; the name is a path into the parameters. */
    public static VimFault invalidArgument(String name) {
        return new VimFault(
                DataObject.of("InvalidArgument").set("invalidProperty", name).build(),
                "A specified parameter was not correct: " + name);
    }

    /** The request is not of the API's form. */
    public static VimFault invalidRequest(String text) {
        return plain("InvalidRequest", text);
    }

    /** The machine is in the wrong power state; null when the operation asks for no particular one. */
    public static VimFault invalidPowerState(String requested, String existing) {
        return new VimFault(
                DataObject.of("InvalidPowerState")
                        .set("requestedState", requested)
                        .set("existingState", existing)
                        .build(),
                "The attempted operation cannot be performed in the current state (" + stateText(existing) + ").");
    }

    /** The object is not in a state for this. */
    public static VimFault invalidState() {
        return plain("InvalidState", "The operation is not allowed in the current state.");
    }

    /** Something else is at work on the object. */
    public static VimFault taskInProgress(Ref task) {
        return new VimFault(
                DataObject.of("TaskInProgress").set("task", task).build(), "Another task is already in progress.");
    }

    /** The guest has no VMware Tools running. */
    public static VimFault toolsUnavailable() {
        return plain(
                "ToolsUnavailable",
                "Cannot complete operation because VMware Tools is not running in this virtual machine.");
    }

    /** The host cannot do this, ever. */
    public static VimFault notSupported() {
        return plain("NotSupported", "The operation is not supported on the object.");
    }

    /** Somebody cancelled the task or the wait. */
    public static VimFault requestCanceled() {
        return plain("RequestCanceled", "The task was canceled by a user.");
    }

    /** Two at once, or too late. */
    public static VimFault concurrentAccess() {
        return plain(
                "ConcurrentAccess",
                "The resource in use was changed by another user or is being accessed concurrently.");
    }

    /** The version was never given out, or too long ago. */
    public static VimFault invalidCollectorVersion() {
        return plain("InvalidCollectorVersion", "The collector version is invalid.");
    }

    /** The name is taken. */
    public static VimFault duplicateName(String name, Ref object) {
        return new VimFault(
                DataObject.of("DuplicateName")
                        .set("name", name)
                        .set("object", object)
                        .build(),
                "The name '" + name + "' already exists.");
    }

    /** The thing is there already. */
    public static VimFault alreadyExists(String name) {
        return new VimFault(
                DataObject.of("AlreadyExists").set("name", name).build(),
                "The specified key, name, or identifier '" + name + "' already exists.");
    }

    /** There is nothing of this name. */
    public static VimFault nothingFound(String what) {
        return plain("NotFound", "The object or item referred to could not be found: " + what);
    }

    /** Something holds on to the thing. */
    public static VimFault resourceInUse(String type, String name) {
        return new VimFault(
                DataObject.of("ResourceInUse")
                        .set("type", type)
                        .set("name", name)
                        .build(),
                "The resource '" + name + "' is in use.");
    }

    /** The datastore has no room for the file. */
    public static VimFault noDiskSpace(String path, String datastore) {
        return new VimFault(
                DataObject.of("NoDiskSpace")
                        .set("file", path)
                        .set("datastore", datastore)
                        .build(),
                "Insufficient disk space on datastore '" + datastore + "'.");
    }

    /** The host cannot reach the datastore. */
    public static VimFault inaccessibleDatastore(Ref datastore, String name) {
        return new VimFault(
                DataObject.of("InaccessibleDatastore")
                        .set("datastore", datastore)
                        .set("name", name)
                        .build(),
                "Unable to access datastore '" + name + "'.");
    }

    /** The file is of a form that this cannot be done with. */
    public static VimFault fileFault(String type, String path) {
        return new VimFault(
                DataObject.of(type).set("file", path).build(), "The operation cannot be done with the file " + path);
    }

    /** The file is not there. */
    public static VimFault fileNotFound(String path) {
        return new VimFault(DataObject.of("FileNotFound").set("file", path).build(), "File " + path + " was not found");
    }

    /** The file is there already. */
    public static VimFault fileAlreadyExists(String path) {
        return new VimFault(
                DataObject.of("FileAlreadyExists").set("file", path).build(),
                "Cannot complete the operation because the file or folder " + path + " already exists");
    }

    /** Somebody is using the file. */
    public static VimFault fileLocked(String path) {
        return new VimFault(
                DataObject.of("FileLocked").set("file", path).build(),
                "Unable to access file " + path + " since it is locked");
    }

    /** The folder is not empty. */
    public static VimFault directoryNotEmpty(String path) {
        return new VimFault(
                DataObject.of("DirectoryNotEmpty").set("file", path).build(), "Folder " + path + " is not empty");
    }

    /** The text is not of the form {@code [datastore] path}. */
    public static VimFault invalidDatastorePath(String path) {
        return new VimFault(
                DataObject.of("InvalidDatastorePath").set("datastorePath", path).build(),
                "Invalid datastore path '" + path + "'.");
    }

    /** The name is of nothing there is, or cannot be one. */
    public static VimFault invalidName(String name) {
        return new VimFault(
                DataObject.of("InvalidName").set("name", name).build(), "The name '" + name + "' is invalid.");
    }

    /** The user may not do this. */
    public static VimFault noPermission(Ref object, String privilege) {
        return new VimFault(
                DataObject.of("NoPermission")
                        .set("object", object)
                        .set("privilegeId", privilege)
                        .build(),
                "Permission to perform this operation was denied.");
    }

    /** A fault without fields. */
    public static VimFault plain(String type, String text) {
        return new VimFault(DataObject.of(type).build(), text);
    }

    private static String stateText(String state) {
        return switch (state) {
            case "poweredOn" -> "Powered on";
            case "poweredOff" -> "Powered off";
            case "suspended" -> "Suspended";
            default -> state;
        };
    }
}
