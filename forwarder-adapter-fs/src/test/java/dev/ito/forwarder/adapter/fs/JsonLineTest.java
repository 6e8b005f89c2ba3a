package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLineTest {

  private static JsonFields read(JsonLine line) throws IOException {
    return JsonFields.read(line.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_object_is_one_line() {
    JsonLine line = new JsonLine();
    line.put("a", 1);
    line.beginArray("list");
    line.add(2);
    line.add(3);
    line.begin();
    line.end();
    line.endArray();
    line.begin("inner");
    line.put("b", true);
    line.put("c", "d");
    line.end();
    assertEquals("{\"a\":1,\"list\":[2,3,{}],\"inner\":{\"b\":true,\"c\":\"d\"}}", line.toString());
  }

  @Test
  void every_character_comes_back() throws IOException {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0xD800; c++) {
      all.append(c);
    }
    JsonLine line = new JsonLine();
    line.put("text", all.append("\ud83d\ude80").toString());
    assertEquals(all.toString(), read(line).text("text"));
    assertEquals(-1, line.toString().indexOf('\n'));
  }

  @Test
  void numbers_lists_and_objects_come_back() throws IOException {
    JsonLine line = new JsonLine();
    line.put("most", Long.MAX_VALUE);
    line.beginArray("list");
    line.add(-1);
    line.endArray();
    line.begin("inner");
    line.put("yes", true);
    line.end();
    JsonFields fields = read(line);
    assertEquals(Long.MAX_VALUE, fields.number("most"));
    assertEquals(List.of(-1L), fields.list("list"));
    assertEquals(true, fields.within("inner").orElseThrow().isTrue("yes"));
    assertEquals(true, fields.within("other").isEmpty());
  }

  @Test
  void what_is_missing_or_of_another_kind_is_an_error() throws IOException {
    JsonFields fields = JsonFields.read("{\"a\":[]}".getBytes(StandardCharsets.UTF_8));
    assertThrows(IllegalArgumentException.class, () -> fields.number("a"));
    assertThrows(IllegalArgumentException.class, () -> fields.text("b"));
    assertThrows(IllegalArgumentException.class, () -> fields.list("b"));
    assertThrows(IllegalArgumentException.class, () -> fields.within("a"));
    for (String bad : new String[] {"[]", "7", "", "{\"a\":1.5}", "{\"a\":null}"}) {
      byte[] json = bad.getBytes(StandardCharsets.UTF_8);
      assertThrows(IllegalArgumentException.class, () -> JsonFields.read(json), bad);
    }
  }
}
