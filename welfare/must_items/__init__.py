"""The five questions and the five acts as data."""

WITHOUT = {
    "help": "nobody opens it: the questions and acts are met under 五必问 and 五必做",
}
