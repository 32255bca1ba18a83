//! A DMLS harness on the crates hkdf and sha2. PROTOCOL.md says what is spoken here, line by line.
//! To check your own library, copy this folder, let `perform` and `child_secrets` call your code and delete
//! "Formulas". The rest stays; the constants say what your code can do.
use hkdf::Hkdf;
use serde_json::{from_slice, json, Value};
use sha2::{Sha256, Sha384, Sha512};
use std::{collections::HashSet, io::BufRead, panic::catch_unwind};

const DRAFTS: [&str; 3] = ["01", "02", "03"];
const OPERATIONS: [&str; 3] = ["dmls_epoch", "pprf_evaluate", "derive_child_secret"];
const NH: [usize; 7] = [32, 32, 32, 64, 64, 64, 48]; // KDF.Nh, the length of secrets, of suites 1 to 7.
type Refusal = Option<&'static str>; // The kind of an error, or none for what is no request.

// Formulas.

/// RFC 9420 section 2.1.2: opaque<V>, its length in 1, 2 or 4 bytes.
fn opaque(data: &[u8]) -> Vec<u8> {
    let n = data.len() as u32;
    let (width, mark) = if n < 0x40 { (1, 0) } else if n < 0x4000 { (2, 0x4000) } else { (4, 0x8000_0000) };
    [&(mark | n).to_be_bytes()[4 - width..], data].concat()
}

/// RFC 9420 section 8, for Nh bytes out of a secret of Nh bytes. DeriveSecret is this without context.
fn expand_with_label(nh: usize, secret: &[u8], label: &str, context: &[u8]) -> Vec<u8> {
    let label = opaque(format!("MLS 1.0 {label}").as_bytes());
    let kdf_label = [&[0, nh as u8], label.as_slice(), &opaque(context)].concat();
    let mut out = vec![0; nh];
    match nh {
        32 => Hkdf::<Sha256>::from_prk(secret).unwrap().expand(&kdf_label, &mut out).unwrap(),
        48 => Hkdf::<Sha384>::from_prk(secret).unwrap().expand(&kdf_label, &mut out).unwrap(),
        _ => Hkdf::<Sha512>::from_prk(secret).unwrap().expand(&kdf_label, &mut out).unwrap(),
    }
    out
}

/// Section 5: down the tree of RFC 9420 section 9, to the leaf that the input names.
fn derive_fs_secret(nh: usize, secret: &[u8], input: &[u8]) -> Vec<u8> {
    let leaf = (0..8 * nh).fold(secret.to_vec(), |node, depth| {
        let is_right = input[depth / 8] >> (7 - depth % 8) & 1 == 1;
        expand_with_label(nh, &node, "tree", if is_right { b"right" } else { b"left" })
    });
    expand_with_label(nh, &leaf, "pprf", b"")
}

// Operations: from a request's input to the answer's output, sections 2, 5 and 4.

fn perform(op: &str, nh: usize, input: &Value) -> Result<Value, Refusal> {
    if op == "dmls_epoch" {
        let [epoch_secret] = fields(input, ["epoch_secret"])?;
        let epoch = expand_with_label(nh, &secret(nh, epoch_secret)?, "epoch", b"");
        Ok(json!({ "dmls_epoch": hex::encode(epoch) }))
    } else if op == "pprf_evaluate" {
        let [key, input] = fields(input, ["secret", "input"])?;
        Ok(json!({ "out": hex::encode(derive_fs_secret(nh, &secret(nh, key)?, &secret(nh, input)?)) }))
    } else {
        let [prf_key, children] = fields(input, ["prf_key", "children"])?;
        let children = child_secrets(nh, &secret(nh, prf_key)?, children.as_array().ok_or(None)?)?;
        Ok(json!({ "children": children }))
    }
}

/// Section 4: one PPRF for all. Yours forgets nodes; to answer, it is enough to know the inputs.
fn child_secrets(nh: usize, prf_key: &[u8], children: &[Value]) -> Result<Vec<Value>, Refusal> {
    let mut inputs = HashSet::new();
    let mut child_secret = |child| {
        let [label, key, context] = fields(child, ["label", "input_secret", "context"])?;
        let input = expand_with_label(nh, &secret(nh, key)?, label.as_str().ok_or(None)?, &bytes(context)?);
        inputs.insert(input.clone()).then(|| derive_fs_secret(nh, prf_key, &input)).ok_or(Some("punctured"))
    };
    let answer = |child| match child_secret(child) {
        Ok(secret) => Ok(json!({ "child_secret": hex::encode(secret) })),
        Err(kind) => kind.map(|kind| json!({ "error": kind })).ok_or(None),
    };
    children.iter().map(answer).collect()
}

// The protocol: how values are read, an answer to each line, and the loop.

/// The values of an object that has these keys and no others.
fn fields<'a, const N: usize>(value: &'a Value, keys: [&str; N]) -> Result<[&'a Value; N], Refusal> {
    let object = value.as_object().filter(|object| object.len() == N).ok_or(None)?;
    Ok(keys.map(|key| object.get(key).unwrap_or(&Value::Null)))
}

fn bytes(value: &Value) -> Result<Vec<u8>, Refusal> {
    hex::decode(value.as_str().ok_or(None)?).or(Err(None))
}

fn secret(nh: usize, value: &Value) -> Result<Vec<u8>, Refusal> {
    Some(bytes(value)?).filter(|bytes| bytes.len() == nh).ok_or(Some("wrong_length"))
}

fn answer(request: &Value) -> Result<Value, Refusal> {
    let [_, op, suite, draft, input] = fields(request, ["seq", "op", "cipher_suite", "draft", "input"])?;
    let (op, draft) = (op.as_str().ok_or(None)?, draft.as_str().ok_or(None)?);
    let nh = NH.get(suite.as_i64().ok_or(None)?.wrapping_sub(1) as usize);
    match nh.filter(|_| OPERATIONS.contains(&op) && DRAFTS.contains(&draft)) {
        Some(&nh) => Ok(json!({ "output": perform(op, nh, input)? })),
        None => Ok(json!({"skipped": {"reason": "not announced"}})),
    }
}

fn main() {
    let announcement = json!({"protocol": 1, "name": "starter-rust", "language": "Rust", "drafts": DRAFTS,
        "cipher_suites": [1, 2, 3, 4, 5, 6, 7], "operations": OPERATIONS});
    for line in std::io::stdin().lock().split(b'\n').map_while(Result::ok) {
        let request: Value = from_slice(&line).unwrap_or_default();
        if request["op"] == "start" {
            println!("{announcement}");
        } else if let Some(seq) = request["seq"].as_u64() {
            let mut answer = match catch_unwind(|| answer(&request)) {
                Ok(Ok(answer)) => answer,
                Ok(Err(kind)) => json!({"error": kind.map_or(json!({}), |kind| json!({ "kind": kind }))}),
                Err(_) => json!({"error": {"kind": "crashed"}}),
            };
            answer["seq"] = json!(seq);
            println!("{answer}");
        }
    }
}
