"""Workbooks in and out: the house style, the row streamer, import templates and the careful reader."""
