// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.error;

import java.util.Optional;

/**
 * What went wrong, in libvirt's words: each constant is libvirt's {@code VIR_ERR_} code of that name, with its number.
 *
 * <p>Programs decide on the code; people read the message of the {@link HypervisorException}.
 */
public enum ErrorCode {
    /** Something failed that has no better code. */
    INTERNAL_ERROR(1, "internal error"),
    /** Not enough memory to do it. */
    NO_MEMORY(2, "out of memory"),
    /** The provider, or the host behind it, cannot do this. */
    NO_SUPPORT(3, "this function is not supported by the connection driver"),
    /** The host name cannot be resolved. */
    UNKNOWN_HOST(4),
    /** No provider accepts the connection URI. */
    NO_CONNECT(5),
    /** The connection is closed or not usable. */
    INVALID_CONN(6),
    /** The domain handle is not usable. */
    INVALID_DOMAIN(7),
    /** An argument is not acceptable. */
    INVALID_ARG(8, "invalid argument"),
    /** The host tried and failed. */
    OPERATION_FAILED(9, "operation failed"),
    /** A GET request failed. */
    GET_FAILED(10, "GET operation failed"),
    /** A POST request failed. */
    POST_FAILED(11, "POST operation failed"),
    /** The server answered with an unexpected HTTP status or with something that is no VI API. */
    HTTP_ERROR(12),
    /** An S-expression could not be written. */
    SEXPR_SERIAL(13, "failed to serialize S-Expr"),
    /** The Xen hypervisor cannot be reached. */
    NO_XEN(14),
    /** A Xen hypercall failed. */
    XEN_CALL(15),
    /** The type of operating system is unknown. */
    OS_TYPE(16),
    /** The kernel is missing. */
    NO_KERNEL(17, "missing kernel information"),
    /** The root device is missing. */
    NO_ROOT(18),
    /** A device has no source. */
    NO_SOURCE(19),
    /** A device has no target. */
    NO_TARGET(20),
    /** The object has no name. */
    NO_NAME(21),
    /** The operating system section is missing. */
    NO_OS(22),
    /** The devices section is missing. */
    NO_DEVICE(23),
    /** The Xen store cannot be reached. */
    NO_XENSTORE(24),
    /** Too many drivers are registered. */
    DRIVER_FULL(25),
    /** A driver lacks this call. */
    CALL_FAILED(26, "library call failed"),
    /** The XML is not acceptable. */
    XML_ERROR(27, "XML error"),
    /** The domain exists already. */
    DOM_EXIST(28),
    /** The connection is read-only. */
    OPERATION_DENIED(29, "operation forbidden"),
    /** A file could not be opened. */
    OPEN_FAILED(30),
    /** The data ended early or could not be read. */
    READ_FAILED(31),
    /** The text could not be parsed. */
    PARSE_FAILED(32),
    /** A configuration file, such as a VMX file, has a syntax error. */
    CONF_SYNTAX(33, "configuration file syntax error"),
    /** The data could not be written. */
    WRITE_FAILED(34, "failed to write configuration file"),
    /** The text is not well-formed XML. */
    XML_DETAIL(35),
    /** The network handle is not usable. */
    INVALID_NETWORK(36),
    /** The network exists already. */
    NETWORK_EXIST(37),
    /** The operating system reported an error, such as a refused connection. */
    SYSTEM_ERROR(38),
    /** A remote procedure call failed. */
    RPC(39),
    /** The TLS layer refused, for instance because the certificate is not trusted. */
    GNUTLS_ERROR(40),
    /** No network driver is available. */
    WAR_NO_NETWORK(41, "Failed to find the network"),
    /** The domain does not exist. */
    NO_DOMAIN(42, "Domain not found"),
    /** The network does not exist. */
    NO_NETWORK(43, "Network not found"),
    /** The MAC address is malformed. */
    INVALID_MAC(44, "invalid MAC address"),
    /** The credentials were refused or could not be had. */
    AUTH_FAILED(45, "authentication failed"),
    /** The storage pool handle is not usable. */
    INVALID_STORAGE_POOL(46),
    /** The storage volume handle is not usable. */
    INVALID_STORAGE_VOL(47),
    /** No storage driver is available. */
    WAR_NO_STORAGE(48, "Failed to find a storage driver"),
    /** The storage pool does not exist. */
    NO_STORAGE_POOL(49, "Storage pool not found"),
    /** The storage volume does not exist. */
    NO_STORAGE_VOL(50, "Storage volume not found"),
    /** No node driver is available. */
    WAR_NO_NODE(51, "Failed to find a node driver"),
    /** The node device handle is not usable. */
    INVALID_NODE_DEVICE(52),
    /** The node device does not exist. */
    NO_NODE_DEVICE(53, "Node device not found"),
    /** The security model does not exist. */
    NO_SECURITY_MODEL(54, "Security model not found"),
    /** The object's state does not allow the operation. */
    OPERATION_INVALID(55, "Requested operation is not valid"),
    /** No interface driver is available. */
    WAR_NO_INTERFACE(56, "Failed to find the interface"),
    /** The host interface does not exist. */
    NO_INTERFACE(57, "Interface not found"),
    /** The host interface handle is not usable. */
    INVALID_INTERFACE(58),
    /** More than one host interface matches. */
    MULTIPLE_INTERFACES(59, "multiple matching interfaces found"),
    /** No network filter driver is available. */
    WAR_NO_NWFILTER(60, "Failed to start the nwfilter driver"),
    /** The network filter handle is not usable. */
    INVALID_NWFILTER(61, "Invalid network filter"),
    /** The network filter does not exist. */
    NO_NWFILTER(62, "Network filter not found"),
    /** The firewall rules could not be built. */
    BUILD_FIREWALL(63, "Error while building firewall"),
    /** No secret driver is available. */
    WAR_NO_SECRET(64, "Failed to find a secret storage driver"),
    /** The secret handle is not usable. */
    INVALID_SECRET(65, "Invalid secret"),
    /** The secret does not exist. */
    NO_SECRET(66, "Secret not found"),
    /** The configuration asks for something the hypervisor cannot do. */
    CONFIG_UNSUPPORTED(67, "unsupported configuration"),
    /** The time limit passed; the host may still finish. */
    OPERATION_TIMEOUT(68, "Timed out during operation"),
    /** The migrated domain could not be made persistent. */
    MIGRATE_PERSIST_FAILED(69, "Failed to make domain persistent after migration"),
    /** A hook script failed. */
    HOOK_SCRIPT_FAILED(70, "Hook script execution failed"),
    /** The snapshot handle is not usable. */
    INVALID_DOMAIN_SNAPSHOT(71, "Invalid domain snapshot"),
    /** The snapshot does not exist. */
    NO_DOMAIN_SNAPSHOT(72, "Domain snapshot not found"),
    /** The stream is not usable. */
    INVALID_STREAM(73),
    /** The argument is valid but not supported here. */
    ARGUMENT_UNSUPPORTED(74, "argument unsupported"),
    /** The storage could not be probed. */
    STORAGE_PROBE_FAILED(75, "Storage pool probe failed"),
    /** The storage pool is built already. */
    STORAGE_POOL_BUILT(76, "Storage pool already built"),
    /** Reverting to the snapshot is risky and was not forced. */
    SNAPSHOT_REVERT_RISKY(77, "revert requires force"),
    /** The operation was cancelled. */
    OPERATION_ABORTED(78, "operation aborted"),
    /** The user cancelled the authentication. */
    AUTH_CANCELLED(79, "authentication cancelled"),
    /** The domain has no such metadata. */
    NO_DOMAIN_METADATA(80, "metadata not found"),
    /** The migration is not safe and was not forced. */
    MIGRATE_UNSAFE(81, "Unsafe migration"),
    /** A number is too large. */
    OVERFLOW(82, "numerical overflow"),
    /** A block copy job stands in the way. */
    BLOCK_COPY_ACTIVE(83, "block copy still active"),
    /** The host does not support the operation. */
    OPERATION_UNSUPPORTED(84, "Operation not supported"),
    /** The SSH transport failed. */
    SSH(85, "SSH transport error"),
    /** The guest agent, such as VMware Tools, does not answer. */
    AGENT_UNRESPONSIVE(86, "Guest agent is not responding"),
    /** The object is busy with another task. */
    RESOURCE_BUSY(87, "resource busy"),
    /** The user lacks the privilege. */
    ACCESS_DENIED(88, "access denied"),
    /** A D-Bus service failed. */
    DBUS_SERVICE(89, "error from service"),
    /** The storage volume exists already. */
    STORAGE_VOL_EXIST(90),
    /** The CPUs are not compatible. */
    CPU_INCOMPATIBLE(91, "the CPU is incompatible with host CPU"),
    /** The XML does not fit the schema. */
    XML_INVALID_SCHEMA(92, "XML document failed to validate against schema"),
    /** The migration finished although the call failed. */
    MIGRATE_FINISH_OK(93, "migration successfully aborted"),
    /** No authentication is available. */
    AUTH_UNAVAILABLE(94, "authentication unavailable"),
    /** The server does not exist. */
    NO_SERVER(95, "Server not found"),
    /** The client does not exist. */
    NO_CLIENT(96, "Client not found"),
    /** The guest agent lost its synchronisation. */
    AGENT_UNSYNCED(97, "guest agent replied with wrong id to guest-sync command"),
    /** The SSH library failed. */
    LIBSSH(98, "libssh transport error"),
    /** The device does not exist. */
    DEVICE_MISSING(99, "device not found"),
    /** The network filter binding handle is not usable. */
    INVALID_NWFILTER_BINDING(100, "Invalid network filter binding"),
    /** The network filter binding does not exist. */
    NO_NWFILTER_BINDING(101, "Network filter binding not found"),
    /** The checkpoint handle is not usable. */
    INVALID_DOMAIN_CHECKPOINT(102, "Invalid domain checkpoint"),
    /** The checkpoint does not exist. */
    NO_DOMAIN_CHECKPOINT(103, "Domain checkpoint not found"),
    /** There is no such backup job. */
    NO_DOMAIN_BACKUP(104, "Domain backup job id not found"),
    /** The network port handle is not usable. */
    INVALID_NETWORK_PORT(105, "Invalid network port pointer"),
    /** The network port exists already. */
    NETWORK_PORT_EXIST(106),
    /** The network port does not exist. */
    NO_NETWORK_PORT(107, "network port not found"),
    /** The host name cannot be found. */
    NO_HOSTNAME(108, "no hostname found"),
    /** The checkpoint does not fit the disks. */
    CHECKPOINT_INCONSISTENT(109, "checkpoint inconsistent"),
    /** More than one domain matches. */
    MULTIPLE_DOMAINS(110, "multiple matching domains found"),
    /** The network has no such metadata. */
    NO_NETWORK_METADATA(111, "metadata not found"),
    /** The guest agent did not finish in time. */
    AGENT_COMMAND_TIMEOUT(112, "guest agent command timed out"),
    /** The guest agent refused the command. */
    AGENT_COMMAND_FAILED(113, "guest agent command failed"),
    /** The key with which secrets are encrypted is not usable. */
    INVALID_ENCR_KEY_SECRET(114, "Invalid encryption key for the secret");

    private final int number;
    private final String words;

    ErrorCode(int number) {
        this(number, "");
    }

    ErrorCode(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /**
     * Returns libvirt's number of this code, the value of its {@code VIR_ERR_} constant.
     *
     * @return the number, at least 1
     */
    public int number() {
        return number;
    }

    /**
     * Returns the fixed words with which libvirt's tools begin an error of this code, such as {@code Domain not found}.
     * Scripts look for them. They are no part of a message of ours: who prints an error in libvirt's form puts the words, a
     * colon and a space in front of the message.
     *
     * @return the words, or an empty text for a code whose message is the whole sentence
     */
    public String words() {
        return words;
    }

    /**
     * Tells whether the very same call may simply be made again after a while: it was refused before anything was done,
     * and what stood in its way passes without the caller's help.
     *
     * <p>True for {@link #RESOURCE_BUSY} alone. Not for {@link #OPERATION_TIMEOUT}, {@link #OPERATION_ABORTED},
     * {@link #AGENT_COMMAND_TIMEOUT}, nor for a connection that broke ({@link #READ_FAILED}, {@link #WRITE_FAILED},
     * {@link #SYSTEM_ERROR}, {@link #HTTP_ERROR}, {@link #RPC}): the host may be at work on the first call still, and a
     * second one would do it twice; look at the object's state, then decide.
     *
     * @return true if nothing was done and a later call may succeed
     */
    public boolean isRetryable() {
        return this == RESOURCE_BUSY;
    }

    /**
     * Finds the constant of a libvirt number.
     *
     * @param number a value of libvirt's {@code virErrorNumber}
     * @return the constant, or empty for a number that this version does not know
     */
    public static Optional<ErrorCode> ofNumber(int number) {
        // Libvirt numbers its codes without gaps from 1 on, and so does this enum.
        return number >= 1 && number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }
}
