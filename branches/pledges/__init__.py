"""亮宣言、亮承诺: a pledge's way to the wall, and what became of it (system 15)."""
