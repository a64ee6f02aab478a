"""红黄绿灯: lights and rates of branches and people, and the pages that show them."""
