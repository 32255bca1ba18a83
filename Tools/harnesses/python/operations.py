"""The operations of the harness protocol (../PROTOCOL.md), one function each.

A function takes the cipher suite, the revision of the draft and the request's `input`, and
returns the `output` and the `intermediates`. A Refusal that leaves it is the answer's `error`.
"""

from __future__ import annotations

from typing import Any

import dmls
from example_operations import client_state, deletable_epochs, federation, fork_choice
from group_operations import epoch_tree, key_schedule, process_commits
from key_derivation import CipherSuite
from mls_messages import MLSMessage
from pprf import PPRF, direct_path, output_of_leaf
from protocol_values import (
    InvalidRequest,
    byte_string,
    byte_string_or_null,
    fields,
    integer,
    list_,
    text,
    word,
)
from refusals import Refusal, require_length
from secret_tree import left_child, right_child

# The depths of the direct path that pprf_evaluate gives beside its output: the first few, which
# show the order of the bits, and then one in each eight bytes of the input.
SHALLOW_DEPTHS = (1, 2, 8, 16)
DEPTH_STEP = 64


def expand_with_label(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    secret, label, context, length = fields(
        input, secret=byte_string, label=text, context=byte_string, length=integer
    )
    kdf_label = suite.kdf_label(label, context, length)
    out = suite.expand_with_label(secret, label, context, length)
    return {"out": out.hex()}, [intermediate("kdf_label", kdf_label)]


def derive_secret(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    secret, label = fields(input, secret=byte_string, label=text)
    kdf_label = suite.kdf_label(label, b"", suite.nh)
    out = suite.derive_secret(secret, label)
    return {"out": out.hex()}, [intermediate("kdf_label", kdf_label)]


def tree_node(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    (node_secret,) = fields(input, node_secret=byte_string)
    require_length("node_secret", node_secret, suite.nh)
    left = left_child(suite, node_secret)
    right = right_child(suite, node_secret)
    return {"left": left.hex(), "right": right.hex()}, []


def dmls_epoch(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    (epoch_secret,) = fields(input, epoch_secret=byte_string)
    return {"dmls_epoch": dmls.dmls_epoch(suite, epoch_secret).hex()}, []


def commit_confirmation(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    (path_secret,) = fields(input, path_secret=byte_string_or_null)
    return {"commit_confirmation": dmls.commit_confirmation(suite, path_secret).hex()}, []


def pprf_evaluate(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    secret, pprf_input = fields(input, secret=byte_string, input=byte_string)
    path = list(direct_path(suite, secret, pprf_input))
    depths = [*SHALLOW_DEPTHS, *range(DEPTH_STEP, len(path) - 1, DEPTH_STEP)]
    intermediates = [intermediate(f"node_secret_{depth}", path[depth]) for depth in depths]
    intermediates.append(intermediate("leaf_node_secret", path[-1]))
    return {"out": output_of_leaf(suite, path[-1]).hex()}, intermediates


def pprf_puncture(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    secret, steps = fields(input, secret=byte_string, steps=list_)
    pprf = PPRF(suite, secret)
    results = []
    for index, step in enumerate(steps):
        do = step.get("do") if isinstance(step, dict) else None
        if do == "evaluate":
            _, pprf_input = fields(step, do=word, input=byte_string)
            try:
                results.append({"out": pprf.evaluate(pprf_input).hex()})
            except Refusal as refusal:
                results.append({"error": refusal.kind})
        elif do == "save_and_restore":
            fields(step, do=word)
            stored = pprf.serialize()
            del pprf
            pprf = PPRF.restore(stored)
            results.append({"state": stored.hex()})
        elif do == "retained_nodes":
            fields(step, do=word)
            results.append({"nodes": exported_nodes(pprf)})
        else:
            raise InvalidRequest(f"step {index} is none of the protocol's")
    return {"steps": results}, []


def exported_nodes(pprf: PPRF) -> list:
    return [
        {"depth": node.depth, "prefix": node.prefix.hex(), "secret": node.secret.hex()}
        for node in pprf.retained_nodes()
    ]


def derive_child_secret(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    prf_key, children = fields(input, prf_key=byte_string, children=list_)
    pprf = PPRF(suite, prf_key)
    results = []
    intermediates = []
    for index, child in enumerate(children):
        label, input_secret, context = fields(
            child, label=text, input_secret=byte_string, context=byte_string
        )
        try:
            pprf_input = dmls.child_secret_input(suite, label, input_secret, context)
            intermediates.append(intermediate(f"input_{index}", pprf_input))
            results.append({"child_secret": pprf.evaluate(pprf_input).hex()})
        except Refusal as refusal:
            results.append({"error": refusal.kind})
    return {"children": results}, intermediates


def dmls_message_encode(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    message, epoch = fields(input, message=byte_string, dmls_epoch=byte_string)
    parsed = MLSMessage.decode(message)
    dmls_message = dmls.encode_dmls_message(suite, draft, parsed, epoch)
    return {"dmls_message": dmls_message.hex()}, []


def dmls_message_decode(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    (data,) = fields(input, dmls_message=byte_string)
    wrapped = dmls.decode_dmls_message(suite, draft, data)
    message = wrapped.message.encode()
    assert data.startswith(message), "an MLSMessage has two encodings"
    return {"message": message.hex(), "dmls_epoch": wrapped.dmls_epoch.hex()}, []


def intermediate(name: str, value: bytes) -> dict:
    return {"name": name, "value": value.hex()}


OPERATIONS = {
    operation.__name__: operation
    for operation in (
        expand_with_label,
        derive_secret,
        tree_node,
        dmls_epoch,
        commit_confirmation,
        pprf_evaluate,
        pprf_puncture,
        derive_child_secret,
        dmls_message_encode,
        dmls_message_decode,
        key_schedule,
        epoch_tree,
        process_commits,
        fork_choice,
        client_state,
        federation,
        deletable_epochs,
    )
}
