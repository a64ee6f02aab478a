"""Colours of states; a word always stands with them."""

BRANCH_STATES = {
    "running": "green",
    "extended": "blue",
    "dissolving": "yellow",
    "dissolved": "gray",
    "archived": "gray",
}
FOUNDING_STATES = {"draft": "gray", "submitted": "blue", "reported": "yellow", "returned": "red", "granted": "green"}
PHASES = {"entering": "blue", "preparing": "blue", "carrying_out": "green", "closing": "yellow", "left": "gray"}
STANDINGS = {"formal": "red", "probationary": "orange", "activist": "blue", "non_member": "gray"}
AREA_STATES = {"vacant": "yellow", "active": "green", "ended": "gray"}
AREA_KINDS = {"area": "blue", "post": "purple"}
SQUAD_STATES = {
    "draft": "gray",
    "filed": "blue",
    "returned": "red",
    "running": "green",
    "ended": "purple",
    "disbanded": "gray",
}
MILESTONE_STATES = {"planned": "gray", "doing": "blue", "done": "green", "cancelled": "gray"}
NOTE_STATES = {"draft": "gray", "sent": "green"}
RELATION_STATES = {"proposed": "orange", "confirmed": "green", "refused": "gray"}
PLEDGE_STATES = {"draft": "gray", "submitted": "blue", "approved": "green", "returned": "red"}
JOINT_FORMS = {"lecture": "brand", "study": "blue", "problem": "orange", "development": "green"}
