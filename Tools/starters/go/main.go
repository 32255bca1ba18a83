// A DMLS harness on Go's standard library. PROTOCOL.md says what is spoken here, line by line.
//
// To check your own library, copy this folder, let perform call your code and delete "Formulas".
package main

import (
	"bufio"
	"bytes"
	"crypto"
	"crypto/hmac"
	_ "crypto/sha256"
	_ "crypto/sha512"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
)

const announcement = `{"protocol":1,"name":"starter-go","language":"Go","drafts":["01","02","03"],` +
	`"cipher_suites":[1,2,3,4,5,6,7],"operations":["dmls_epoch","pprf_evaluate","derive_child_secret"]}`

var keys = map[string][]string{"dmls_epoch": {"epoch_secret"}, "pprf_evaluate": {"secret", "input"},
	"derive_child_secret": {"prf_key", "children"}} // Of the input of each operation.
var drafts = map[string]bool{"01": true, "02": true, "03": true}
var hashes = map[float64]crypto.Hash{1: crypto.SHA256, 2: crypto.SHA256, 3: crypto.SHA256,
	4: crypto.SHA512, 5: crypto.SHA512, 6: crypto.SHA512, 7: crypto.SHA384}

type object = map[string]any
type refusal string // A kind of error. A panic with another value says that it was no request.

// Formulas. The hash's size is KDF.Nh, the length of all secrets.

// opaque is RFC 9420 section 2.1.2: opaque<V>, its length in 1, 2 or 4 bytes.
func opaque(data []byte) []byte {
	n := len(data)
	header := []byte{0x80 | byte(n>>24), byte(n >> 16), byte(n >> 8), byte(n)}
	if n < 0x40 {
		header = header[3:]
	} else if n < 0x4000 {
		header = []byte{0x40 | byte(n>>8), byte(n)}
	}
	return append(header, data...)
}

// expandWithLabel is RFC 9420 section 8 for Nh bytes: KDF.Expand is one HMAC. DeriveSecret has no context.
func expandWithLabel(hash crypto.Hash, secret []byte, label string, context []byte) []byte {
	mac, name := hmac.New(hash.New, secret), []byte("MLS 1.0 "+label)
	mac.Write(bytes.Join([][]byte{{0, byte(hash.Size())}, opaque(name), opaque(context), {1}}, nil))
	return mac.Sum(nil)
}

// deriveFSSecret is section 5: down the tree of RFC 9420 section 9, to the leaf that the input names.
func deriveFSSecret(hash crypto.Hash, node, input []byte) []byte {
	for depth := 0; depth < 8*len(input); depth++ {
		side := [2]string{"left", "right"}[input[depth/8]>>(7-depth%8)&1]
		node = expandWithLabel(hash, node, "tree", []byte(side))
	}
	return expandWithLabel(hash, node, "pprf", nil)
}

// Operations, sections 2, 5 and 4: from a request's input to the answer's output.

func perform(hash crypto.Hash, op string, in []any) object {
	if op == "dmls_epoch" {
		return object{"dmls_epoch": text(expandWithLabel(hash, secret(hash, in[0]), "epoch", nil))}
	} else if op == "pprf_evaluate" {
		return object{"out": text(deriveFSSecret(hash, secret(hash, in[0]), secret(hash, in[1])))}
	}
	key, used, children := secret(hash, in[0]), map[string]bool{}, []object{}
	for _, child := range in[1].([]any) {
		in := fields(child, "label", "input_secret", "context")
		label, input, context, answer := in[0].(string), data(in[1]), data(in[2]), object{}
		leaf := expandWithLabel(hash, input, label, context)
		if len(input) != hash.Size() {
			answer["error"] = refusal("wrong_length")
		} else if used[string(leaf)] { // Yours forgets nodes; to answer, it is enough to know the inputs.
			answer["error"] = refusal("punctured")
		} else {
			answer["child_secret"] = text(deriveFSSecret(hash, key, leaf))
			used[string(leaf)] = true
		}
		children = append(children, answer)
	}
	return object{"children": children}
}

// The protocol: how values are read, an answer to each line, and the loop.

func text(data []byte) string { return hex.EncodeToString(data) }

func data(value any) []byte {
	data, err := hex.DecodeString(value.(string))
	if err != nil {
		panic(err)
	}
	return data
}

func secret(hash crypto.Hash, value any) []byte {
	if len(data(value)) != hash.Size() {
		panic(refusal("wrong_length"))
	}
	return data(value)
}

func fields(value any, keys ...string) (values []any) {
	for _, key := range keys {
		values = append(values, value.(object)[key])
	}
	if len(value.(object)) != len(keys) {
		panic("other keys than " + fmt.Sprint(keys))
	}
	return values
}

func answer(asked object) (answer object) {
	defer func() {
		if problem := recover(); problem != nil {
			answer = object{"error": object{"message": fmt.Sprint(problem)}}
			if kind, ok := problem.(refusal); ok {
				answer = object{"error": object{"kind": kind}}
			}
		}
	}()
	values := fields(asked, "seq", "op", "cipher_suite", "draft", "input")
	op, suite, draft := values[1].(string), values[2].(float64), values[3].(string)
	if keys[op] == nil || hashes[suite] == 0 || !drafts[draft] {
		return object{"skipped": object{"reason": "not announced"}}
	}
	return object{"output": perform(hashes[suite], op, fields(values[4], keys[op]...))}
}

func main() {
	lines, answers := bufio.NewReader(os.Stdin), json.NewEncoder(os.Stdout)
	for line, _ := lines.ReadBytes('\n'); len(line) > 0; line, _ = lines.ReadBytes('\n') {
		var asked object
		if json.Unmarshal(line, &asked); asked["op"] == "start" {
			fmt.Println(announcement)
		} else if seq, ok := asked["seq"].(float64); ok {
			answer := answer(asked)
			answer["seq"] = seq
			answers.Encode(answer)
		}
	}
}
