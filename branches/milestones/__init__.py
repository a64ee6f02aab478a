"""里程碑: by what the task of a squad is measured, step by step; each falls due on its day (system 16)."""
