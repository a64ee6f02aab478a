"""品牌卡: what a branch calls itself, reviewed before it is shown, one in use at a time (system 9)."""
