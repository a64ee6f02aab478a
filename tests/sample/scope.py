"""Rights of the sample app: a note belongs to its author; ``readers`` may look at everything.

Tests choose it by ``settings.RECORDS_SCOPE = "tests.sample.scope.answer"``.
"""


class Answer:
    def __init__(self):
        self.readers = set()
        self.powers = {"view", "log", "export"}

    def visible(self, queryset, user, action):
        if user.pk in self.readers and action == "view":
            return queryset
        return queryset.filter(author_id=user.pk) if action in self.powers else queryset.none()

    def permits(self, user, power, record):
        return power in self.powers and (record.author_id == user.pk or (power == "view" and user.pk in self.readers))

    def holds(self, user, power):
        return power in self.powers

    def forget(self, user):
        return None

    def identity(self, user):
        return {"acting_post": 7}

    def letterhead(self, user):
        return "二院党委"


answer = Answer()
