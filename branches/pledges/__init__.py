"""亮宣言亮承诺: a pledge's way to the wall, and the wall on the branch page."""
