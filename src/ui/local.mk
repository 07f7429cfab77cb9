# src/ui: see HACKING, "The house".
