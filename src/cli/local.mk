# src/cli: see HACKING, "The house".
