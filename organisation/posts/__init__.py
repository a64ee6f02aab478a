"""任职: posts and the rights that follow from them, opened, ended, acted under."""
