"""Word by GB/T 9704: the page, the fonts by name, and the building blocks of official papers."""
