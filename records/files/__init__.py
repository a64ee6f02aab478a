"""Files of records: looked into, stored whole or not at all, given out only to those who may see the record."""
