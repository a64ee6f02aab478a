"""党组织管理: the tree of Party organisations, made, moved, merged, ended; choosing a unit in forms and sheets."""
