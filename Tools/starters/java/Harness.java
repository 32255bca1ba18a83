// A DMLS harness on the JDK's Mac, with Gson for JSON. PROTOCOL.md says what is spoken here, line by line.
// To check your own library, copy this file, let the methods under "Operations" call your code and delete
// "Formulas". The rest stays; the announcement says what your code can do.
import static java.nio.charset.StandardCharsets.UTF_8;
import com.google.gson.*;
import java.io.*;
import java.nio.ByteBuffer;
import java.security.*;
import java.util.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public final class Harness {
  static final List<String> DRAFTS = List.of("01", "02", "03");
  static final List<String> OPERATIONS = List.of("dmls_epoch", "pprf_evaluate", "derive_child_secret");
  static final List<Integer> SUITES = List.of(1, 2, 3, 4, 5, 6, 7), NH = List.of(32, 32, 32, 64, 64, 64, 48);
  static final Map<String, ?> ANNOUNCEMENT = Map.of("protocol", 1, "name", "starter-java",
      "language", "Java", "drafts", DRAFTS, "cipher_suites", SUITES, "operations", OPERATIONS);
  static final HexFormat HEX = HexFormat.of();

  // Formulas. nh is KDF.Nh, the length of all secrets; another one is an InvalidKeyException.

  /** RFC 9420 section 2.1.2: opaque<V>, its length in 1, 2 or 4 bytes. */
  static byte[] opaque(byte[] data) {
    int n = data.length, width = n < 0x40 ? 1 : n < 0x4000 ? 2 : 4;
    int header = n | (width == 4 ? 0x8000_0000 : width == 2 ? 0x4000 : 0);
    return Arrays.copyOfRange(ByteBuffer.allocate(4 + n).putInt(header).put(data).array(), 4 - width, 4 + n);
  }

  /** RFC 9420 section 8. To Nh bytes KDF.Expand is one HMAC. DeriveSecret is this without a context. */
  static byte[] expandWithLabel(int nh, byte[] secret, String label, byte[] context)
      throws GeneralSecurityException {
    if (secret.length != nh) throw new InvalidKeyException("a secret is not " + nh + " bytes");
    Mac mac = Mac.getInstance("HmacSHA" + 8 * nh);
    mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
    mac.update(new byte[] {0, (byte) nh});
    mac.update(opaque(("MLS 1.0 " + label).getBytes(UTF_8)));
    mac.update(opaque(context));
    return mac.doFinal(new byte[] {1});
  }

  /** Section 5: down the tree of RFC 9420 section 9, to the leaf that the input names. */
  static byte[] deriveFSSecret(int nh, byte[] secret, byte[] input) throws GeneralSecurityException {
    if (input.length != nh) throw new InvalidKeyException("an input is not " + nh + " bytes");
    byte[] node = secret;
    for (int depth = 0; depth < 8 * nh; depth++) {
      boolean isRight = (input[depth / 8] >> (7 - depth % 8) & 1) == 1;
      node = expandWithLabel(nh, node, "tree", (isRight ? "right" : "left").getBytes(UTF_8));
    }
    return expandWithLabel(nh, node, "pprf", new byte[0]);
  }

  // Operations: from a request's input to the answer's output, sections 2, 5 and 4.

  static Map<String, ?> perform(String op, int nh, JsonElement input) throws GeneralSecurityException {
    if (op.equals("dmls_epoch")) {
      byte[] secret = bytes(fields(input, "epoch_secret").get("epoch_secret"));
      return Map.of("dmls_epoch", HEX.formatHex(expandWithLabel(nh, secret, "epoch", new byte[0])));
    } else if (op.equals("pprf_evaluate")) {
      JsonObject in = fields(input, "secret", "input");
      byte[] out = deriveFSSecret(nh, bytes(in.get("secret")), bytes(in.get("input")));
      return Map.of("out", HEX.formatHex(out));
    }
    JsonObject in = fields(input, "prf_key", "children");
    if (!(in.get("children") instanceof JsonArray children)) throw new IllegalArgumentException("no list");
    var used = new HashSet<String>(); // One PPRF for all. Yours forgets nodes; to answer, inputs are enough.
    var answers = new ArrayList<Map<String, String>>();
    for (JsonElement element : children) {
      JsonObject child = fields(element, "label", "input_secret", "context");
      byte[] secret = bytes(child.get("input_secret")), context = bytes(child.get("context"));
      try {
        byte[] leaf = expandWithLabel(nh, secret, text(child.get("label")), context);
        byte[] out = deriveFSSecret(nh, bytes(in.get("prf_key")), leaf);
        boolean isNew = used.add(HEX.formatHex(leaf));
        answers.add(isNew ? Map.of("child_secret", HEX.formatHex(out)) : Map.of("error", "punctured"));
      } catch (InvalidKeyException e) { answers.add(Map.of("error", "wrong_length")); }
    }
    return Map.of("children", answers);
  }

  // The protocol: reading values (IllegalArgumentException: no request), an answer to each line, the loop.

  static JsonObject fields(JsonElement value, String... keys) {
    if (value instanceof JsonObject object && object.keySet().equals(Set.of(keys))) return object;
    throw new IllegalArgumentException("other keys than " + List.of(keys));
  }
  static String text(JsonElement value) {
    if (value instanceof JsonPrimitive text && text.isString()) return text.getAsString();
    throw new IllegalArgumentException("no text");
  }
  static byte[] bytes(JsonElement value) { return HEX.parseHex(text(value)); }

  static Map<String, ?> answer(JsonObject request) {
    try {
      fields(request, "seq", "op", "cipher_suite", "draft", "input");
      String op = text(request.get("op")), draft = text(request.get("draft"));
      int place = SUITES.indexOf(Integer.parseInt(request.get("cipher_suite").toString()));
      boolean isKnown = OPERATIONS.contains(op) && DRAFTS.contains(draft) && place >= 0;
      if (!isKnown) return Map.of("skipped", Map.of("reason", "not announced"));
      return Map.of("output", perform(op, NH.get(place), request.get("input")));
    } catch (IllegalArgumentException e) {
      return Map.of("error", Map.of("message", "" + e.getMessage()));
    } catch (Exception e) {
      return Map.of("error", Map.of("kind", e instanceof InvalidKeyException ? "wrong_length" : "crashed"));
    }
  }

  public static void main(String[] arguments) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        JsonObject request = new Gson().getAdapter(JsonObject.class).fromJson(line);
        boolean isStart = new JsonPrimitive("start").equals(request.get("op"));
        Map<String, Object> answer = new HashMap<>(isStart ? ANNOUNCEMENT : answer(request));
        if (!isStart) answer.put("seq", Integer.parseInt("" + request.get("seq")));
        System.out.println(new Gson().toJson(answer));
      } catch (IOException | RuntimeException e) { System.err.println("no request: " + e.getMessage()); }
    }
  }
}
