"""不能办的事: what a temporary branch may not do (BR-12), and the permits that exempt from it (BR-07)."""

WITHOUT = {"demo": "a permit is a rare exception, and the demonstration shows what is usual"}
