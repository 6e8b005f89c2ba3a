/**
 * The program: command line, wording, exit codes and wiring. Only {@link
 * dev.ito.forwarder.app.Main} is public.
 *
 * <pre>
 *   Main ─ ItoForwarder ─┬─ ForwardCommand ── Wiring ── use case and adapters
 *                        ├─ WatchCommand ──── Watch ───── one run after the other; news, metrics
 *                        ├─ StatusCommand ─── StatusView ── what is delivered and what waits
 *                        ├─ ConfigCommand ─── Settings ── flags, variables, files, defaults
 *                        ├─ DevBackendCommand ── backend.DevBackend
 *                        └─ DemoCommand
 * </pre>
 */
package dev.ito.forwarder.app;
