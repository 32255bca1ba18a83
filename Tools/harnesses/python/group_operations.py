"""The operations on whole epochs: key_schedule, epoch_tree and process_commits."""

from __future__ import annotations

from typing import Any

import dmls
import key_schedule as schedule
from key_derivation import CipherSuite
from key_schedule import Epoch
from members import Commit, Member
from pprf import PPRF
from protocol_values import (
    InvalidRequest,
    byte_string,
    byte_string_or_null,
    fields,
    integer,
    list_,
    object_,
    text,
    word,
)
from refusals import ImpossibleTrace, Refusal


def key_schedule(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    init_secret, commit_secret, psk_secret, group_context, transcript_hash, exports = fields(
        input,
        init_secret=byte_string,
        commit_secret=byte_string,
        psk_secret=byte_string,
        group_context=byte_string,
        confirmed_transcript_hash=byte_string,
        exports=list_,
    )
    joiner = schedule.joiner_secret(suite, init_secret, commit_secret, group_context)
    welcome, epoch_secret = schedule.welcome_and_epoch_secret(
        suite, joiner, psk_secret, group_context
    )
    epoch = Epoch.of_secret(suite, epoch_secret)
    exported = []
    for item in exports:
        label, context, length = fields(item, label=text, context=byte_string, length=integer)
        value = schedule.export(suite, epoch.secrets["exporter_secret"], label, context, length)
        exported.append(value.hex())
    output = {
        "joiner_secret": joiner.hex(),
        "welcome_secret": welcome.hex(),
        "epoch_secret": epoch_secret.hex(),
        **{name: secret.hex() for name, secret in epoch.secrets.items()},
        "dmls_epoch": epoch.dmls_epoch.hex(),
        "confirmation_tag": epoch.confirmation_tag(suite, transcript_hash).hex(),
        "exports": exported,
    }
    return output, []


def epoch_tree(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    epoch_secret, commits = fields(input, epoch_secret=byte_string, commits=list_)
    epochs = [Epoch.of_secret(suite, epoch_secret)]
    results = [described(epochs[0])]
    intermediates = []
    for index, item in enumerate(commits):
        parent, path_secret, psk_secret, group_context, transcript_hash = fields(
            item,
            parent=integer,
            path_secret=byte_string_or_null,
            psk_secret=byte_string,
            group_context=byte_string,
            confirmed_transcript_hash=byte_string,
        )
        if not 0 <= parent <= index:
            raise ImpossibleTrace(f"commit {index} has no parent {parent}")
        confirmation = dmls.commit_confirmation(suite, path_secret)
        commit_secret = schedule.commit_secret(suite, path_secret)
        for name, value in (("confirmation", confirmation), ("secret", commit_secret)):
            intermediates.append({"name": f"commit_{name}_{index}", "value": value.hex()})
        pprf = PPRF(suite, epochs[parent].secrets["parent_init_secret"])
        init_secret = dmls.child_init_secret(pprf, confirmation, group_context)
        joiner = schedule.joiner_secret(suite, init_secret, commit_secret, group_context)
        _, secret = schedule.welcome_and_epoch_secret(suite, joiner, psk_secret, group_context)
        epoch = Epoch.of_secret(suite, secret)
        epochs.append(epoch)
        results.append(
            {
                "init_secret": init_secret.hex(),
                "joiner_secret": joiner.hex(),
                "epoch_secret": secret.hex(),
                **described(epoch),
                "confirmation_tag": epoch.confirmation_tag(suite, transcript_hash).hex(),
            }
        )
    return {"epochs": results}, intermediates


def described(epoch: Epoch) -> dict:
    return {
        "dmls_epoch": epoch.dmls_epoch.hex(),
        "epoch_authenticator": epoch.secrets["epoch_authenticator"].hex(),
        "parent_init_secret": epoch.secrets["parent_init_secret"].hex(),
    }


def process_commits(suite: CipherSuite, draft: str, input: Any) -> tuple[dict, list]:
    start, events = fields(input, start=object_, events=list_)
    member = Member(suite, first_epoch(suite, start))
    results = []
    for event in events:
        try:
            result, member = happening(suite, member, event)
        except Refusal as refusal:
            result = {"error": refusal.kind}
        results.append({**result, "held": [epoch.hex() for epoch in member.held]})
    return {"events": results}, []


def first_epoch(suite: CipherSuite, start: dict) -> Epoch:
    """The epoch that a member founded, or the one in which it joined (R12, R13)."""
    if "epoch_secret" in start:
        (epoch_secret,) = fields(start, epoch_secret=byte_string)
    else:
        joiner_secret, psk_secret, group_context = fields(
            start, joiner_secret=byte_string, psk_secret=byte_string, group_context=byte_string
        )
        _, epoch_secret = schedule.welcome_and_epoch_secret(
            suite, joiner_secret, psk_secret, group_context
        )
    return Epoch.of_secret(suite, epoch_secret)


def happening(suite: CipherSuite, member: Member, event: Any) -> tuple[dict, Member]:
    """What comes of one event, and the member after it."""
    do = event.get("do") if isinstance(event, dict) else None
    if do in ("commit", "external_commit"):
        dmls_epoch, commit = received(event, is_external=do == "external_commit")
        epoch = member.process(dmls_epoch, commit)
        return {
            "dmls_epoch": epoch.dmls_epoch.hex(),
            "epoch_authenticator": epoch.secrets["epoch_authenticator"].hex(),
        }, member
    if do == "save_and_restore":
        fields(event, do=word)
        stored = member.serialize()
        del member
        return {"state": stored.hex()}, Member.restore(suite, stored)
    if do not in ("delete", "retained_nodes"):
        raise InvalidRequest("an event is none of the protocol's")
    _, dmls_epoch = fields(event, do=word, dmls_epoch=byte_string)
    if do == "delete":
        member.delete(dmls_epoch)
        return {}, member
    nodes = [
        {"depth": node.depth, "prefix": node.prefix.hex(), "secret": node.secret.hex()}
        for node in member.pprf(dmls_epoch).retained_nodes()
    ]
    return {"nodes": nodes}, member


def received(event: dict, is_external: bool) -> tuple[bytes, Commit]:
    kinds = {
        "do": word,
        "dmls_epoch": byte_string,
        "path_secret": byte_string if is_external else byte_string_or_null,
        "psk_secret": byte_string,
        "group_context": byte_string,
        "confirmed_transcript_hash": byte_string,
        "confirmation_tag": byte_string,
    }
    if is_external:
        kinds["external_init_secret"] = byte_string
    values = dict(zip(kinds, fields(event, **kinds)))
    return values["dmls_epoch"], Commit(
        external_init_secret=values.get("external_init_secret"),
        path_secret=values["path_secret"],
        psk_secret=values["psk_secret"],
        group_context=values["group_context"],
        confirmed_transcript_hash=values["confirmed_transcript_hash"],
        confirmation_tag=values["confirmation_tag"],
    )
