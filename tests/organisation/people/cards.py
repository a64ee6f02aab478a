"""A person's card as the browser sends it."""

from django.urls import reverse

from organisation.people.forms import PersonForm


def edit_person(client, person, **changed):
    form = PersonForm(instance=person, user=person.user)
    body = {name: form[name].value() for name in form.fields}
    body = {name: value for name, value in {**body, **changed}.items() if value is not None}
    return client.post(reverse("people:edit", args=[person.pk]), body)
