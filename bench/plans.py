"""What PostgreSQL reads for a piece of work: each of its queries explained, with the indexes and the buffers."""

import json
from dataclasses import dataclass

from django.db import connection


@dataclass(frozen=True)
class Plan:
    """How one query is answered."""

    buffers: int
    indexes: frozenset[str]
    read_whole: frozenset[str]  # tables without an index

    def __str__(self):
        return f"{self.buffers} buffers; {', '.join(sorted(self.indexes))}; read whole: {', '.join(self.read_whole) or '-'}"


@dataclass(frozen=True)
class Analysed(Plan):
    """The same with the query and how long it took."""

    sql: str
    milliseconds: float


def analysed(work) -> list[Analysed]:
    """Of each query of a piece of work how it is answered and how long that takes (EXPLAIN ANALYZE)."""
    found = []
    for sql, params in _sent(work):
        nodes = _nodes_of(sql, params)
        plan = _plan(nodes)
        told = " ".join(sql.split()).partition(" WHERE ")[2] or sql
        found.append(Analysed(plan.buffers, plan.indexes, plan.read_whole, told, nodes[0]["Actual Total Time"]))
    return found


def plans(work) -> list[Plan]:
    return [_plan(nodes) for nodes in explained(work)]


def explained(work) -> list[list[dict]]:
    """Of each query of a piece of work the nodes of its plan, the outermost first."""
    return [_nodes_of(sql, params) for sql, params in _sent(work)]


def _sent(work):
    """[(sql, parameters)] of what it reads."""
    sent = []

    def hear(execute, sql, params, many, context):
        sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        work()
    return [(sql, params) for sql, params in sent if sql.lstrip("( \n").startswith("SELECT")]


def _nodes_of(sql, params):
    with connection.cursor() as cursor:
        for _again in range(2):  # the first time also reads what the connection then knows of the tables
            cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql, params)
            told = cursor.fetchone()[0]
    return list(_nodes((json.loads(told) if isinstance(told, str) else told)[0]["Plan"]))


def _plan(nodes):
    indexes = frozenset(node["Index Name"] for node in nodes if "Index Name" in node)
    whole = frozenset(node["Relation Name"] for node in nodes if node["Node Type"] == "Seq Scan")
    return Plan(nodes[0]["Shared Hit Blocks"] + nodes[0]["Shared Read Blocks"], indexes, whole)


def _nodes(plan):
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)
