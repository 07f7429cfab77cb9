# src/store: see HACKING, "The house".
