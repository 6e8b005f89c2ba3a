package broken.adapter.fs;

/** Breaks: fs sees domain, Jackson. */
class KnowsFeign {
  feign.Request request;
}
