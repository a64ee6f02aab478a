"""党务培训: trainings, who took part, hours (system 17; TR-01 to TR-06)."""
