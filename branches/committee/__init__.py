"""指定、更换、免职: the secretary, deputies and members of a temporary branch (BR-08, system 10)."""
