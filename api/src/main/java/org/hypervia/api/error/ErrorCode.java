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
    INTERNAL_ERROR(1),
    /** Not enough memory to do it. */
    NO_MEMORY(2),
    /** The provider, or the host behind it, cannot do this. */
    NO_SUPPORT(3),
    /** The host name cannot be resolved. */
    UNKNOWN_HOST(4),
    /** No provider accepts the connection URI. */
    NO_CONNECT(5),
    /** The connection is closed or not usable. */
    INVALID_CONN(6),
    /** The domain handle is not usable. */
    INVALID_DOMAIN(7),
    /** An argument is not acceptable. */
    INVALID_ARG(8),
    /** The host tried and failed. */
    OPERATION_FAILED(9),
    /** A GET request failed. */
    GET_FAILED(10),
    /** A POST request failed. */
    POST_FAILED(11),
    /** The server answered with an unexpected HTTP status or with something that is no VI API. */
    HTTP_ERROR(12),
    /** An S-expression could not be written. */
    SEXPR_SERIAL(13),
    /** The Xen hypervisor cannot be reached. */
    NO_XEN(14),
    /** A Xen hypercall failed. */
    XEN_CALL(15),
    /** The type of operating system is unknown. */
    OS_TYPE(16),
    /** The kernel is missing. */
    NO_KERNEL(17),
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
    CALL_FAILED(26),
    /** The XML is not acceptable. */
    XML_ERROR(27),
    /** The domain exists already. */
    DOM_EXIST(28),
    /** The connection is read-only. */
    OPERATION_DENIED(29),
    /** A file could not be opened. */
    OPEN_FAILED(30),
    /** The data ended early or could not be read. */
    READ_FAILED(31),
    /** The text could not be parsed. */
    PARSE_FAILED(32),
    /** A configuration file, such as a VMX file, has a syntax error. */
    CONF_SYNTAX(33),
    /** The data could not be written. */
    WRITE_FAILED(34),
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
    WAR_NO_NETWORK(41),
    /** The domain does not exist. */
    NO_DOMAIN(42),
    /** The network does not exist. */
    NO_NETWORK(43),
    /** The MAC address is malformed. */
    INVALID_MAC(44),
    /** The credentials were refused or could not be had. */
    AUTH_FAILED(45),
    /** The storage pool handle is not usable. */
    INVALID_STORAGE_POOL(46),
    /** The storage volume handle is not usable. */
    INVALID_STORAGE_VOL(47),
    /** No storage driver is available. */
    WAR_NO_STORAGE(48),
    /** The storage pool does not exist. */
    NO_STORAGE_POOL(49),
    /** The storage volume does not exist. */
    NO_STORAGE_VOL(50),
    /** No node driver is available. */
    WAR_NO_NODE(51),
    /** The node device handle is not usable. */
    INVALID_NODE_DEVICE(52),
    /** The node device does not exist. */
    NO_NODE_DEVICE(53),
    /** The security model does not exist. */
    NO_SECURITY_MODEL(54),
    /** The object's state does not allow the operation. */
    OPERATION_INVALID(55),
    /** No interface driver is available. */
    WAR_NO_INTERFACE(56),
    /** The host interface does not exist. */
    NO_INTERFACE(57),
    /** The host interface handle is not usable. */
    INVALID_INTERFACE(58),
    /** More than one host interface matches. */
    MULTIPLE_INTERFACES(59),
    /** No network filter driver is available. */
    WAR_NO_NWFILTER(60),
    /** The network filter handle is not usable. */
    INVALID_NWFILTER(61),
    /** The network filter does not exist. */
    NO_NWFILTER(62),
    /** The firewall rules could not be built. */
    BUILD_FIREWALL(63),
    /** No secret driver is available. */
    WAR_NO_SECRET(64),
    /** The secret handle is not usable. */
    INVALID_SECRET(65),
    /** The secret does not exist. */
    NO_SECRET(66),
    /** The configuration asks for something the hypervisor cannot do. */
    CONFIG_UNSUPPORTED(67),
    /** The time limit passed; the host may still finish. */
    OPERATION_TIMEOUT(68),
    /** The migrated domain could not be made persistent. */
    MIGRATE_PERSIST_FAILED(69),
    /** A hook script failed. */
    HOOK_SCRIPT_FAILED(70),
    /** The snapshot handle is not usable. */
    INVALID_DOMAIN_SNAPSHOT(71),
    /** The snapshot does not exist. */
    NO_DOMAIN_SNAPSHOT(72),
    /** The stream is not usable. */
    INVALID_STREAM(73),
    /** The argument is valid but not supported here. */
    ARGUMENT_UNSUPPORTED(74),
    /** The storage could not be probed. */
    STORAGE_PROBE_FAILED(75),
    /** The storage pool is built already. */
    STORAGE_POOL_BUILT(76),
    /** Reverting to the snapshot is risky and was not forced. */
    SNAPSHOT_REVERT_RISKY(77),
    /** The operation was cancelled. */
    OPERATION_ABORTED(78),
    /** The user cancelled the authentication. */
    AUTH_CANCELLED(79),
    /** The domain has no such metadata. */
    NO_DOMAIN_METADATA(80),
    /** The migration is not safe and was not forced. */
    MIGRATE_UNSAFE(81),
    /** A number is too large. */
    OVERFLOW(82),
    /** A block copy job stands in the way. */
    BLOCK_COPY_ACTIVE(83),
    /** The host does not support the operation. */
    OPERATION_UNSUPPORTED(84),
    /** The SSH transport failed. */
    SSH(85),
    /** The guest agent, such as VMware Tools, does not answer. */
    AGENT_UNRESPONSIVE(86),
    /** The object is busy with another task. */
    RESOURCE_BUSY(87),
    /** The user lacks the privilege. */
    ACCESS_DENIED(88),
    /** A D-Bus service failed. */
    DBUS_SERVICE(89),
    /** The storage volume exists already. */
    STORAGE_VOL_EXIST(90),
    /** The CPUs are not compatible. */
    CPU_INCOMPATIBLE(91),
    /** The XML does not fit the schema. */
    XML_INVALID_SCHEMA(92),
    /** The migration finished although the call failed. */
    MIGRATE_FINISH_OK(93),
    /** No authentication is available. */
    AUTH_UNAVAILABLE(94),
    /** The server does not exist. */
    NO_SERVER(95),
    /** The client does not exist. */
    NO_CLIENT(96),
    /** The guest agent lost its synchronisation. */
    AGENT_UNSYNCED(97),
    /** The SSH library failed. */
    LIBSSH(98),
    /** The device does not exist. */
    DEVICE_MISSING(99),
    /** The network filter binding handle is not usable. */
    INVALID_NWFILTER_BINDING(100),
    /** The network filter binding does not exist. */
    NO_NWFILTER_BINDING(101),
    /** The checkpoint handle is not usable. */
    INVALID_DOMAIN_CHECKPOINT(102),
    /** The checkpoint does not exist. */
    NO_DOMAIN_CHECKPOINT(103),
    /** There is no such backup job. */
    NO_DOMAIN_BACKUP(104),
    /** The network port handle is not usable. */
    INVALID_NETWORK_PORT(105),
    /** The network port exists already. */
    NETWORK_PORT_EXIST(106),
    /** The network port does not exist. */
    NO_NETWORK_PORT(107),
    /** The host name cannot be found. */
    NO_HOSTNAME(108),
    /** The checkpoint does not fit the disks. */
    CHECKPOINT_INCONSISTENT(109),
    /** More than one domain matches. */
    MULTIPLE_DOMAINS(110),
    /** The network has no such metadata. */
    NO_NETWORK_METADATA(111),
    /** The guest agent did not finish in time. */
    AGENT_COMMAND_TIMEOUT(112),
    /** The guest agent refused the command. */
    AGENT_COMMAND_FAILED(113);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
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
