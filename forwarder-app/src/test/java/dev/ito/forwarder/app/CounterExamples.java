package dev.ito.forwarder.app;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** What each rule has to catch in the broken twin, and all it may catch there. */
final class CounterExamples {
  static final Map<String, Set<String>> BY_RULE =
      Map.ofEntries(
          entry("domain sees only the JDK", Set.of("domain.SeesCore", "domain.SeesJackson")),
          entry(
              "core sees domain and Failsafe",
              Set.of("core.SeesAdapter", "core.SeesFeign", "core.SeesApp")),
          entry(
              "adapter.http sees domain, Feign and Jackson, no other adapter and no core",
              Set.of("adapter.http.SeesFs", "adapter.http.SeesCore", "adapter.http.SeesFailsafe")),
          entry(
              "adapter.fs sees domain and Jackson, no other adapter and no core",
              Set.of("adapter.fs.SeesHttp", "adapter.fs.SeesCore", "adapter.fs.SeesFeign")),
          entry(
              "the embedded backend sees nothing else of this program",
              Set.of(
                  "app.backend.SeesAdapter",
                  "app.backend.SeesCore",
                  "app.backend.SeesDomain",
                  "app.backend.SeesApp")),
          entry(
              "only the wiring names an adapter",
              Set.of("core.SeesAdapter", "app.backend.SeesAdapter", "app.SeesAdapter")),
          entry("no class is found by its name", Set.of("app.FindsByName", "app.LooksUp")),
          entry("what is private stays private", Set.of("app.OpensUp")),
          entry(
              "packages of a layer know each other in one direction",
              Set.of(
                  "adapter.fs.SeesTree",
                  "adapter.fs.tree.Tree",
                  "adapter.fs.root.Root",
                  "domain.SeesPort",
                  "domain.port.Port")),
          entry("core decides nothing by a status", Set.of("core.DecidesByStatus")),
          entry("values know no ports", Set.of("domain.SeesPort")),
          entry("every class has a place", Set.of("Stray", "adapter.mail.Stray")),
          entry(
              "ports speak of domain values and plain JDK types",
              Set.of("domain.port.SpeaksBytes", "domain.port.SpeaksFiles")),
          entry(
              "adapters publish implementations of ports and records",
              Set.of("adapter.http.Published", "adapter.fs.PublishedKind")),
          entry("every public value is meant for someone", Set.of("domain.Unasked")),
          entry(
              "every public type of core is meant for someone",
              Set.of("core.Unasked", "core.OnlyInside")),
          entry(
              "every public type within another is meant for someone",
              Set.of("adapter.http.Settings$Unasked")),
          entry("app publishes Main", Set.of("app.Published")),
          entry(
              "only Main ends the process",
              Set.of("app.Exits", "app.ExitsByReference", "app.backend.Halts")),
          entry(
              "only app uses the standard streams",
              Set.of(
                  "core.UsesOut",
                  "adapter.fs.UsesErr",
                  "adapter.http.UsesIn",
                  "core.PrintsStackTrace")),
          entry(
              "domain and core take time and chance from Timing",
              Set.of(
                  "core.Sleeps",
                  "core.SleepsInUnits",
                  "core.AsksInstant",
                  "core.AsksByReference",
                  "core.AsksClock",
                  "core.AsksNanos",
                  "core.AsksMillis",
                  "core.AsksRandom",
                  "core.AsksThreadRandom",
                  "core.AsksMath",
                  "core.AsksSecureRandom",
                  "core.Shuffles",
                  "core.WaitsForNotice",
                  "core.SetsTimer",
                  "core.DoesLater",
                  "domain.AsksUuid")),
          entry(
              "domain and core touch no file, no network and no process",
              Set.of(
                  "domain.port.SpeaksFiles",
                  "domain.SeesFiles",
                  "core.SeesStreams",
                  "core.SeesNetwork",
                  "core.SeesChannels",
                  "core.StartsProcess",
                  "domain.SeesDatabase")),
          entry(
              "domain and core do not ask the environment",
              Set.of("core.AsksEnvironment", "domain.AsksProperty")),
          entry(
              "names say something",
              Set.of(
                  "core.CoreImpl",
                  "app.CoreManager",
                  "adapter.fs.FileUtil",
                  "adapter.http.HttpUtils",
                  "domain.DomainHelper")),
          entry(
              "static fields are constants",
              Set.of(
                  "app.Remembers",
                  "core.RemembersInMap",
                  "core.RemembersCount",
                  "core.SharesArray")),
          entry("domain objects do not change", Set.of("domain.Changes")));

  private CounterExamples() {}
}
