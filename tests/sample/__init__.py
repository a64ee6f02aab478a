"""A small app that exists under pytest only: one reviewed record to try the record machinery on."""
