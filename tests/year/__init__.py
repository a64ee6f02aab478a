"""One project team's year, typed into the portal's own forms under a clock that is set by hand."""
