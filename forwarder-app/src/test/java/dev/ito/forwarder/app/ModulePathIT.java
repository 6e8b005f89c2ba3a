package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packaged jars as modules, as a consumer with a module path has them. */
class ModulePathIT {
  private static final Path HOME = Path.of("target/ito-forwarder");
  private static final List<String> MODULES =
      List.of(
          "dev.ito.forwarder.adapter.fs",
          "dev.ito.forwarder.adapter.http",
          "dev.ito.forwarder.app",
          "dev.ito.forwarder.core",
          "dev.ito.forwarder.domain");

  @Test
  void every_jar_of_ours_is_a_module_with_a_name_that_stays() throws Exception {
    List<String> ours =
        java("--module-path", "lib", "--list-modules")
            .lines()
            .filter(line -> line.startsWith("dev.ito."))
            .map(line -> line.split("[@ ]")[0])
            .sorted()
            .toList();
    assertEquals(MODULES, ours);
  }

  /** With all of them in one layer, Java refuses a package that is in two. */
  @Test
  void the_program_runs_from_the_module_path_and_no_package_is_in_two_modules() throws Exception {
    String main = "dev.ito.forwarder.app/dev.ito.forwarder.app.Main";
    String all = "ALL-MODULE-PATH";
    String said = java("--module-path", "lib", "--add-modules", all, "--module", main, "--version");
    assertTrue(said.startsWith("ito-forwarder "), said);
  }

  @Test
  void the_licence_is_in_every_jar_of_ours_and_all_licences_in_the_distribution()
      throws IOException {
    for (Path jar : ours()) {
      try (JarFile file = new JarFile(jar.toFile())) {
        assertNotNull(file.getEntry("META-INF/LICENSE"), jar.toString());
      }
    }
    String licences = Files.readString(HOME.resolve("THIRD-PARTY.txt"));
    String bill = Files.readString(HOME.resolve("ito-forwarder.cdx.json"));
    for (String library : List.of("jackson-databind", "feign-core", "failsafe", "picocli")) {
      assertTrue(licences.contains(":" + library + ":"), licences);
      assertTrue(bill.contains("\"" + library + "\""), library);
    }
    assertFalse(licences.contains("dev.ito"), licences);
  }

  private static List<Path> ours() throws IOException {
    try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
      List<Path> ours =
          jars.filter(jar -> jar.getFileName().toString().matches("(ito-)?forwarder.*\\.jar"))
              .toList();
      assertEquals(MODULES.size(), ours.size());
      return ours;
    }
  }

  private static String java(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
