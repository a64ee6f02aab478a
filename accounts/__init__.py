"""Who is using the portal: accounts, sign-in, lock-out, passwords, sessions. Imports none of the other packages."""
