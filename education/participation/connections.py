"""Hours and attendance, where others show a person's figures."""

from education.participation import home_figures, study_hours


def register() -> None:
    study_hours.register()
    home_figures.register()
