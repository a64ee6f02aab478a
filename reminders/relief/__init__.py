"""暂停登记和免除登记: when a duty is not asked of a branch (MT-14)."""
