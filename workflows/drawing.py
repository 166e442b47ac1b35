"""What the docs say of workflows, policy and field groups, drawn from the declarations themselves: Markdown by file name."""

from django.apps import apps
from django.utils.translation import override

from agencies.disclosure import MASKED_FOR, ONLY_FOR, OPEN_TO_CHECKERS, READS, WRITES, FieldGroup, group_of
from agencies.policy import POLICY
from agencies.roles import GRANTED, CaseRole, Role
from workflows.diagram import deadlines_table, mermaid, table
from workflows.rows import Procedure

FLOORS = ("agencies", "audit", "cases", "workflows", "reintegration", "reports")
DRAWN = "*Drawn by `python3 manage.py draw` from the code. Do not edit it here.*"


def drawn():
    """{path below docs/: Markdown} of everything that is drawn, in English."""
    with override("en"):
        pages = {f"workflows/{kind}.md": _workflow_page(kind, model.workflow) for kind, model in kinds().items()}
        return pages | {"policy.md": _policy_page(), "field-groups.md": _field_groups_page()}


def kinds():
    """The kinds of procedure that belong to the house; tests may declare others."""
    return {kind: model for kind, model in sorted(Procedure.kinds.items()) if model._meta.app_label in FLOORS}


def _page(title, *parts):
    return "\n\n".join([f"# {title}", DRAWN, *filter(None, parts)]) + "\n"


def rows_of(heads, rows):
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def _workflow_page(kind, workflow):
    return _page(
        workflow.label,
        f"Kind `{kind}`, version {workflow.version}. References begin with `{workflow.prefix}-`. Who may do what outside the "
        "steps: [policy](../policy.md). *Needs* says what a person reads where the condition does not hold.",
        f"```mermaid\n{mermaid(workflow)}\n```",
        "## States\n\n" + _states(workflow),
        "## Transitions\n\n" + table(workflow),
        workflow.deadlines and "## Deadlines\n\n" + deadlines_table(workflow),
        workflow.children and "## Children\n\n" + _children(workflow),
    )


def _states(workflow):
    rows = [(s.name, s, s.next_step, _holder(s), _standing(s)) for s in workflow.states.values()]
    return rows_of(("State", "On the page", "Next step", "Held by", ""), rows)


def _holder(state):
    if state.final:
        return ""
    if state.held_by is None:
        return "as the step says"
    return ", ".join(state.held_by) if isinstance(state.held_by, tuple) else state.held_by


def _standing(state):
    return "initial" if state.initial else "final" if state.final else ""


def _children(workflow):
    rows = [
        (c.name, c.kind, ", ".join(("closed", *c.settles_in)), c.on_all_settled.name if c.on_all_settled else "")
        for c in workflow.children.values()
    ]
    return rows_of(("Children", "Kind", "Settled when", "Then the parent takes"), rows)


def _policy_page():
    return _page(
        "Who may do what",
        "A role stands before the case roles of its agency: `caseworker @ lead`. Without an @ the role is enough, at any agency.",
        "## Outside the workflows\n\n"
        + rows_of(("Action", "Who"), [(f"`{name}`", capacities(who)) for name, who in POLICY.items()]),
        *(f"## {model.workflow.label}\n\n" + _steps(model.workflow) for model in kinds().values()),
    )


def _steps(workflow):
    rows = [(t.name, t, capacities(t.by), signers(t), t.law or "house rule") for t in workflow.transitions.values()]
    return rows_of(("Transition", "On the page", "By", "Approved by", "Basis"), rows)


def signers(transition):
    """Who approves; where the procedure decides that, what its function says of itself."""
    if callable(transition.approval):
        return (transition.approval.__doc__ or "as the procedure says").strip()
    signing = " and ".join(map(capacities, ([c] for c in transition.approval)))
    return f"{signing}, several together" if transition.in_bulk else signing


def capacities(allowed):
    """Capacities in few words: roles that are allowed at the same case roles stand together."""
    at = {}
    for capacity in allowed:
        at.setdefault(capacity.role, set()).add(capacity.case_role)
    together = {}
    for role in sorted(at, key=list(Role).index):
        together.setdefault(frozenset(at[role]), []).append(role)
    return "; ".join(_together(roles, case_roles) for case_roles, roles in together.items())


def _together(roles, case_roles):
    named = ", ".join(roles)
    return named if None in case_roles else f"{named} @ {_at(case_roles)}"


def _at(case_roles):
    any_agency = set(case_roles) >= set(GRANTED)
    named = ["any"] if any_agency else []
    return ", ".join([*named, *(r for r in CaseRole if r in case_roles and not (any_agency and r in GRANTED))])


def _field_groups_page():
    groups = [(f"`{g.value}`", _readers(g), _at(WRITES[g]), _to_checkers(g)) for g in FieldGroup]
    checkers = " and ".join(MASKED_FOR).replace("_", " ")
    return _page(
        "Which agency reads and writes which fields",
        "Case roles in a procedure, for those who work there; the administrator's role opens nothing. Each "
        "document says for itself to which group its file belongs.",
        rows_of(("Group", "Read by", "Written by", f"To {checkers}"), groups),
        "## Fields by model\n\n" + rows_of(("Model", "Group", "Fields"), list(_fields())),
    )


def _readers(group):
    """The case roles; where the group is for some roles alone, these stand before them."""
    return f"{', '.join(sorted(ONLY_FOR[group]))} @ {_at(READS[group])}" if group in ONLY_FOR else _at(READS[group])


def _to_checkers(group):
    if group in ONLY_FOR:
        return "hidden"
    return "shown" if group in OPEN_TO_CHECKERS else "masked"


def _fields():
    for model in sorted(_models(), key=lambda model: model._meta.label):
        found = {}
        for field in model._meta.local_concrete_fields:
            found.setdefault(group_of(model, field.name), []).append(f"`{field.name}`")
        for group in sorted(found):
            yield model._meta.label, f"`{group.value}`", ", ".join(found[group])


def _models():
    """Every model that says to which group its fields belong; its history follows it."""
    models = [model for model in apps.get_models() if model._meta.app_label in FLOORS]
    return [model for model in models if hasattr(model, "field_group") and not hasattr(model, "instance_type")]
