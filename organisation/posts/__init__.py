"""Posts and the rights that follow from them: opened, ended, acted under."""
