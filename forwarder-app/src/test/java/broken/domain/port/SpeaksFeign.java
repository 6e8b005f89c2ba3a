package broken.domain.port;

/** Breaks: ports speak domain and JDK. */
interface SpeaksFeign {
  feign.Response answer();
}
