"""Who exists, who holds what, who may see what: unit tree, people, memberships, posts, permission rules, scope."""
