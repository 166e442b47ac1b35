"""The only room that knows django-fsm: it turns a declaration into methods on the model that alone can set its state."""

import warnings

from workflows.declare import BACK, STAY

with warnings.catch_warnings():
    warnings.simplefilter("ignore", UserWarning)  # django-fsm announces its retirement at import
    import django_fsm


class StateField(django_fsm.FSMField):
    """Own class, so that migrations name this room and not the package."""


def attach(workflow, model):
    for transition in workflow.transitions.values():
        if hasattr(model, transition.name):
            raise TypeError(f"{model.__name__} has something else called {transition.name}: rename the transition.")
        setattr(model, transition.name, _method(transition))


def _method(transition):
    def step(procedure):
        """The lock on the field opens for this transition alone; conditions and effects are the door's."""

    step.__name__ = transition.name
    return django_fsm.transition(
        "state",
        source=[s.name for s in transition.sources],
        target=_target(transition),
        custom={"transition": transition},
    )(step)


def _target(transition):
    if transition.target is STAY:
        return None
    if transition.target is BACK:
        return django_fsm.GET_STATE(lambda procedure: procedure.came_from())
    return transition.target.name
