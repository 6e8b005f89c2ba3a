/**
 * What an adapter must do to be one: contract tests for each port, and the fakes that pass them.
 *
 * <pre>
 *   class MyLogTest extends AuditLogContract            newLog, write, append, remove
 *   class MyIngestTest extends EventIngestContract      newIngest, stored, failNext
 *   class MyStoreTest extends CheckpointStoreContract   newStore
 *   HexagonRules.under("org.example.audit")             rules for the packages around them
 * </pre>
 *
 * <p>To hold an adapter to its port, extend the contract, supply its hooks and add nothing. What an
 * adapter cannot do or suffer it says by name through {@code supports}, and then the tests of it
 * are not there; everything else has to hold.
 *
 * <p>The kit is the {@code tests} jar of forwarder-core. It takes JUnit Jupiter 5.10 or newer, and
 * for the rules of the hexagon ArchUnit 1.4 or newer, from the project that uses it:
 *
 * <pre>{@code
 * <dependency>
 *   <groupId>dev.ito.forwarder</groupId>
 *   <artifactId>forwarder-core</artifactId>
 *   <version>...</version>
 *   <type>test-jar</type>
 *   <scope>test</scope>
 * </dependency>
 * }</pre>
 */
@NullMarked
package dev.ito.forwarder.testkit;

import org.jspecify.annotations.NullMarked;
