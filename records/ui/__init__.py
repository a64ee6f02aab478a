"""What the template tags draw: charts, crumbs, deadlines, filters, icons, page numbers, colours."""
