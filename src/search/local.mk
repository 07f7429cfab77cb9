# src/search: see HACKING, "The house".
