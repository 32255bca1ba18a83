// A DMLS harness on OpenSSL 3, with Jansson for JSON. PROTOCOL.md says what is spoken here, line by line. To
// check your own library, copy this file, let perform call your code and delete "Formulas".
#include <jansson.h>
#include <openssl/hmac.h>
#include <string.h>

static const char ANNOUNCEMENT[] = "{\"protocol\":1,\"name\":\"starter-c\",\"language\":\"C\","
    "\"drafts\":[\"01\",\"02\",\"03\"],\"cipher_suites\":[1,2,3,4,5,6,7],"
    "\"operations\":[\"dmls_epoch\",\"pprf_evaluate\",\"derive_child_secret\"]}";
static const size_t NH[] = {0, 32, 32, 32, 64, 64, 64, 48}; // KDF.Nh, the length of secrets, by cipher suite.
static const char NO_REQUEST[] = ""; // Functions return NULL, the kind of an error, or this.
typedef struct { const char *data; size_t length; } Bytes;
static Bytes text(const char *text) { return (Bytes){text, strlen(text)}; }

// Formulas. RFC 9420 section 2.1.2: opaque<V>, its length in 1, 2 or 4 bytes.
static size_t put_opaque(unsigned char *out, Bytes prefix, Bytes data) {
  size_t n = prefix.length + data.length, width = n < 0x40 ? 1 : n < 0x4000 ? 2 : 4;
  size_t header = n | (width == 4 ? 0x80000000 : width == 2 ? 0x4000 : 0);
  for (size_t i = 0; i < width; i++) out[i] = header >> 8 * (width - 1 - i) & 0xff;
  memcpy(out + width, prefix.data, prefix.length);
  memcpy(out + width + prefix.length, data.data, data.length);
  return width + n;
}

// RFC 9420 section 8. To Nh bytes KDF.Expand is one HMAC; EVP_KDF would limit the context's length.
static const char *expand_with_label(size_t nh, Bytes secret, const Bytes label, Bytes context, char *out) {
  static unsigned char info[(16 << 20) + 32]; // Label and context came in one line.
  if (secret.length != nh) return "wrong_length";
  const EVP_MD *hash = nh == 32 ? EVP_sha256() : nh == 48 ? EVP_sha384() : EVP_sha512();
  info[1] = nh;
  size_t length = 2 + put_opaque(info + 2, text("MLS 1.0 "), label);
  length += put_opaque(info + length, text(""), context);
  info[length++] = 1;
  return HMAC(hash, secret.data, nh, info, length, (unsigned char *)out, NULL) ? NULL : "crashed";
}

// Section 5: down the tree of RFC 9420 section 9, to the leaf that the input names.
static const char *derive_fs_secret(size_t nh, Bytes secret, Bytes input, char *out) {
  const char *kind = secret.length == nh && input.length == nh ? NULL : "wrong_length";
  for (size_t depth = 0; !kind && depth < 8 * nh; depth++, secret = (Bytes){out, nh}) {
    int is_right = input.data[depth / 8] >> (7 - depth % 8) & 1;
    kind = expand_with_label(nh, secret, text("tree"), text(is_right ? "right" : "left"), out);
  }
  return kind ? kind : expand_with_label(nh, secret, text("pprf"), text(""), out);
}

// The protocol's values. The bytes of hex take the place of its text, so it can be taken once.
static int take(json_t *in, const char *key, Bytes *out) {
  const char *hex = json_string_value(json_object_get(in, key));
  size_t size = json_string_length(json_object_get(in, key)), *n = &out->length;
  *out = (Bytes){hex, 0};
  return hex && (!size || OPENSSL_hexstr2buf_ex((unsigned char *)hex, size, n, hex, 0)) && 2 * *n == size;
}
static json_t *hex(const char *data, size_t length) {
  char text[2 * EVP_MAX_MD_SIZE + 1];
  for (size_t i = 0; i < length; i++) snprintf(text + 2 * i, 3, "%02x", (unsigned char)data[i]);
  return json_stringn(text, 2 * length);
}
static json_t *answer(const char *kind, const char *key, const char *out, size_t nh) {
  if (!kind) return json_pack("{s:{s:o}}", "output", key, hex(out, nh));
  return kind == NO_REQUEST ? json_pack("{s:{}}", "error") : json_pack("{s:{s:s}}", "error", "kind", kind);
}

// Operations: from a request to its answer, sections 2, 5 and 4.
static json_t *perform(json_t *request) {
  json_t *seq, *in, *element;
  const char *op, *draft;
  json_int_t suite;
  if (json_unpack(request, "{s:o, s:s, s:I, s:s, s:o!}", "seq", &seq, "op", &op, "cipher_suite", &suite,
        "draft", &draft, "input", &in)) return answer(NO_REQUEST, NULL, NULL, 0);
  size_t nh = suite < 1 || suite > 7 ? 0 : NH[suite], i;
  int is_known = nh && (!strcmp(draft, "01") || !strcmp(draft, "02") || !strcmp(draft, "03"));
  Bytes secret, input, label, context;
  char out[EVP_MAX_MD_SIZE], leaf[EVP_MAX_MD_SIZE] = "";
  if (is_known && !strcmp(op, "dmls_epoch")) {
    int fits = json_object_size(in) == 1 && take(in, "epoch_secret", &secret);
    const char *kind = fits ? expand_with_label(nh, secret, text("epoch"), text(""), out) : NO_REQUEST;
    return answer(kind, "dmls_epoch", out, nh);
  } else if (is_known && !strcmp(op, "pprf_evaluate")) {
    int fits = json_object_size(in) == 2 && take(in, "secret", &secret) && take(in, "input", &input);
    return answer(fits ? derive_fs_secret(nh, secret, input, out) : NO_REQUEST, "out", out, nh);
  } else if (is_known && !strcmp(op, "derive_child_secret")) {
    json_t *answers = json_array(), *used = json_object(), *list = json_object_get(in, "children");
    int fits = json_object_size(in) == 2 && take(in, "prf_key", &secret) && json_is_array(list);
    json_array_foreach(fits ? list : NULL, i, element) {
      fits = !json_unpack(element, "{s:s%, s:o, s:o!}", "label", &label.data, &label.length,
          "input_secret", &seq, "context", &seq) && take(element, "input_secret", &input) &&
          take(element, "context", &context);
      const char *kind = fits ? expand_with_label(nh, input, label, context, leaf) : NO_REQUEST;
      json_t *key = hex(leaf, nh); // Yours forgets nodes; to answer, it is enough to know the inputs.
      int is_used = json_object_get(used, json_string_value(key)) != NULL;
      if (!kind) kind = is_used ? "punctured" : derive_fs_secret(nh, secret, (Bytes){leaf, nh}, out);
      if (!kind) json_object_set(used, json_string_value(key), key);
      json_decref(key);
      json_array_append_new(answers, kind ? json_pack("{s:s}", "error", kind)
                                          : json_pack("{s:o}", "child_secret", hex(out, nh)));
    }
    json_decref(used);
    if (fits) return json_pack("{s:{s:o}}", "output", "children", answers);
    json_decref(answers);
    return answer(NO_REQUEST, NULL, NULL, 0);
  }
  return json_pack("{s:{s:s}}", "skipped", "reason", "not announced");
}

int main(void) {
  char *line = NULL;
  size_t capacity = 0;
  for (ssize_t length; (length = getline(&line, &capacity, stdin)) > 0; fflush(stdout)) {
    json_t *request = json_loadb(line, length, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, NULL);
    const char *op = json_string_value(json_object_get(request, "op"));
    json_t *seq = json_object_get(request, "seq"), *reply = json_is_integer(seq) ? perform(request) : NULL;
    json_object_set(reply, "seq", seq);
    if (op && !strcmp(op, "start")) puts(ANNOUNCEMENT);
    else if (json_dumpf(reply, stdout, JSON_COMPACT) == 0) puts("");
    else fputs("starter-c: no request\n", stderr);
    json_decref(reply);
    json_decref(request);
  }
}
