"""一项目一品牌 (system 9): the card of a branch, reviewed before it is shown, one in use at a time."""
