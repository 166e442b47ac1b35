"""One record with the proof that it stands in the tree of a checkpoint: for a court, which is to see one case and not all of them."""

import base64
import json

from django.conf import settings

from audit.ledger import keys
from audit.ledger.logs import ACTS
from audit.ledger.rows import Checkpoint, Leaf
from audit.ledger.sequencing import leaf_hashes
from audit.ledger.tree import inclusion


class NotProvable(Exception):
    """There is no such record, or no checkpoint that covers it."""


def proof_of(index, size=None) -> str:
    """As JSON, for `verify_ledger.py --proof`. `size`: of the checkpoint that its reader holds; by default the last.

    Raises NotProvable.
    """
    covering = Checkpoint.objects.filter(size__gt=index, **({"size": size} if size else {}))
    signed, leaf = covering.order_by("-pk").first(), Leaf.objects.filter(index=index).select_related("record").first()
    if signed is None or leaf is None:
        raise NotProvable(
            f"There is no record {index}, or no checkpoint{f' of {size} records' if size else ''} that covers it."
        )
    path = inclusion(index, signed.size, lambda begin, end: leaf_hashes(begin, end, ACTS))
    said = {
        "v": 1, "i": index, "leaf": _packed(leaf.record.leaf.encode()), "size": signed.size, "path": [_packed(one) for one in path],
        "checkpoint": signed.note, "key": keys.text_of(keys.public_of(settings.LEDGER_KEY)).strip(),
    }  # fmt: skip
    return json.dumps(said, indent=1, ensure_ascii=False)


def _packed(raw):
    return base64.b64encode(raw).decode()
