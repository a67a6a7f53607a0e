/**
 * Failure detection by heartbeats: after a number of missed ones (Chandra and Toueg, "Unreliable Failure Detectors for
 * Reliable Distributed Systems", JACM 1996: class eventually perfect), or by accrual of suspicion (Hayashibara, Défago,
 * Yared and Katayama, "The phi Accrual Failure Detector", SRDS 2004). Read {@link orrery.protocols.heartbeat.Options},
 * {@link orrery.protocols.heartbeat.Monitor}, {@link orrery.protocols.heartbeat.Arrivals}, {@link
 * orrery.protocols.heartbeat.Phi}, {@link orrery.protocols.heartbeat.Rules} and {@link
 * orrery.protocols.heartbeat.Promises}.
 */
@NullMarked
package orrery.protocols.heartbeat;

import org.jspecify.annotations.NullMarked;
