"""人员卡片: people, their cards, their telephone numbers, and how they are chosen in forms."""
