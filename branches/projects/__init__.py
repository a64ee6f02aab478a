"""项目登记: projects and their phases, and whether a party organisation covers them (system 10)."""
