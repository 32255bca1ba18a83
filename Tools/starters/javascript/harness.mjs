// A DMLS harness on node:crypto: node harness.mjs. PROTOCOL.md says what is spoken here, line by line.
//
// To check your own library, copy this file, let the three functions under "Operations" call your code and
// delete "Formulas". The rest stays; ANNOUNCEMENT says what your code can do.
import { createHmac } from "node:crypto";

const [SHA256, SHA384, SHA512] = [256, 384, 512].map((bits) => ({ hash: `sha${bits}`, nh: bits / 8 }));
const SUITES = { 1: SHA256, 2: SHA256, 3: SHA256, 4: SHA512, 5: SHA512, 6: SHA512, 7: SHA384 };
const OPERATIONS = { dmls_epoch: epoch, pprf_evaluate: evaluate, derive_child_secret: deriveChildren };
const ANNOUNCEMENT = {
  protocol: 1, name: "starter-javascript", language: "JavaScript", drafts: ["01", "02", "03"],
  cipher_suites: Object.keys(SUITES).map(Number), operations: Object.keys(OPERATIONS),
};

/** An input that is refused; without a kind it is no request at all. */
class Refusal extends Error {
  constructor(kind, message) { super(message); this.kind = kind; }
}

// Formulas. A suite is { hash, nh }; nh is KDF.Nh, the length of all secrets.

/** RFC 9420 section 2.1.2: opaque<V>, its length in 1, 2 or 4 bytes. Buffer.from keeps their low bits. */
function opaque(data) {
  const n = data.length;
  const header = n < 0x40 ? [n] : n < 0x4000 ? [0x40 | n >> 8, n] : [0x80 | n >> 24, n >> 16, n >> 8, n];
  return Buffer.concat([Buffer.from(header), data]);
}

/** RFC 9420 section 8. To Nh bytes KDF.Expand is one HMAC; node's hkdf() would extract first. */
function expandWithLabel({ hash, nh }, secret, label, context) {
  const kdfLabel = [Buffer.from([0, nh]), opaque(Buffer.from("MLS 1.0 " + label)), opaque(context)];
  return createHmac(hash, secret).update(Buffer.concat([...kdfLabel, Buffer.from([1])])).digest();
}

const deriveSecret = (suite, secret, label) => expandWithLabel(suite, secret, label, Buffer.alloc(0));

/** Section 5: down the tree of RFC 9420 section 9, to the leaf that the input names. */
function deriveFSSecret(suite, secret, input) {
  let node = secret;
  for (let depth = 0; depth < 8 * suite.nh; depth++) {
    const isRight = (input[depth >> 3] >> (7 - (depth & 7))) & 1;
    node = expandWithLabel(suite, node, "tree", Buffer.from(isRight ? "right" : "left"));
  }
  return deriveSecret(suite, node, "pprf");
}

// Operations: from a request's input to the answer's output.

/** Section 2. */
function epoch(suite, value) {
  const { epoch_secret } = fields(value, { epoch_secret: secretOf(suite) });
  return { dmls_epoch: deriveSecret(suite, epoch_secret, "epoch").toString("hex") };
}

/** Section 5. */
function evaluate(suite, value) {
  const { secret, input } = fields(value, { secret: secretOf(suite), input: secretOf(suite) });
  return { out: deriveFSSecret(suite, secret, input).toString("hex") };
}

/** Section 4: one PPRF for all children. Yours forgets nodes; to answer, it is enough to know the inputs. */
function deriveChildren(suite, value) {
  const { prf_key, children } = fields(value, { prf_key: secretOf(suite), children: array });
  const used = new Set();
  return { children: children.map((child) => {
    const { label, input_secret, context } = fields(child, { label: text, input_secret: hex, context: hex });
    if (input_secret.length !== suite.nh) return { error: "wrong_length" };
    const input = expandWithLabel(suite, input_secret, label, context);
    if (used.has(input.toString("hex"))) return { error: "punctured" };
    used.add(input.toString("hex"));
    return { child_secret: deriveFSSecret(suite, prf_key, input).toString("hex") };
  }) };
}

// The protocol: how values are read, an answer to each line, and the loop.

const refuse = (message, kind) => { throw new Refusal(kind, message); };
const text = (value) => typeof value === "string" ? value : refuse("no text");
const array = (value) => Array.isArray(value) ? value : refuse("no list");
const integer = (value) => Number.isInteger(value) ? value : refuse("no integer");
function hex(value) {
  const data = Buffer.from(text(value), "hex");
  return data.toString("hex") === value ? data : refuse("no lower-case hex");
}
const secretOf = ({ nh }) => (value) =>
  hex(value).length === nh ? hex(value) : refuse(`not ${nh} bytes`, "wrong_length");

/** An object that has exactly these keys, each value read by its reader. */
function fields(value, readers) {
  const keys = Object.keys(readers);
  if (Object.keys(value ?? {}).sort().join() !== [...keys].sort().join()) refuse(`not ${keys}`);
  return Object.fromEntries(keys.map((key) => [key, readers[key](value[key])]));
}

const REQUEST = { seq: integer, op: text, cipher_suite: integer, draft: text, input: (value) => value };
function perform(request) {
  try {
    const { op, cipher_suite, draft, input } = fields(request, REQUEST);
    if (Object.hasOwn(OPERATIONS, op) && SUITES[cipher_suite] && ANNOUNCEMENT.drafts.includes(draft)) {
      return { output: OPERATIONS[op](SUITES[cipher_suite], input) };
    }
    return { skipped: { reason: `no ${op} for suite ${cipher_suite} and draft ${draft}` } };
  } catch (error) {
    return { error: { kind: error instanceof Refusal ? error.kind : "crashed", message: error.message } };
  }
}

let rest = ""; // Not readline, which also splits at U+2028: a label may have it.
for await (const chunk of process.stdin.setEncoding("utf8")) {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop();
  for (const line of lines) {
    let request = null;
    try { request = JSON.parse(line); } catch { /* Told below, like all that is no request. */ }
    const answer = request?.op === "start" ? ANNOUNCEMENT
      : Number.isInteger(request?.seq) ? { seq: request.seq, ...perform(request) } : null;
    if (answer) console.log(JSON.stringify(answer));
    else console.error("no request: " + line.slice(0, 80));
  }
}
