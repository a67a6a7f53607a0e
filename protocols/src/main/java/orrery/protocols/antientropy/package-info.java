/**
 * Anti-entropy: replicas compare themselves in pairs and make up their differences, after Demers and others, "Epidemic
 * Algorithms for Replicated Database Maintenance" (PODC 1987), 1.3 (anti-entropy) and 2 (death certificates). What differs is
 * found by hash trees, after Merkle, "A Digital Signature Based on a Conventional Encryption Function" (CRYPTO 1987), as
 * Dynamo does it (DeCandia and others, SOSP 2007, 4.7). Read {@link orrery.protocols.antientropy.Item}, {@link
 * orrery.protocols.antientropy.HashTree}, {@link orrery.protocols.antientropy.Database}, {@link
 * orrery.protocols.antientropy.Message}, {@link orrery.protocols.antientropy.Replica}, {@link
 * orrery.protocols.antientropy.Rules} and {@link orrery.protocols.antientropy.Promises}.
 */
@NullMarked
package orrery.protocols.antientropy;

import org.jspecify.annotations.NullMarked;
