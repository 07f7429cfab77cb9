# src/app: see HACKING, "The house".
