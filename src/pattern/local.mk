# src/pattern: see HACKING, "The house".
