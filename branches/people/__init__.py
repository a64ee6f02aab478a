"""What the portal shows and does about a person beside the register itself."""
