# src/compare: see HACKING, "The house".
